import Testing

@testable import Domain

struct ParameterFieldsTests {
  private func world(_ parameters: [Parameter: Descriptor]) -> World {
    var world = World()
    world.catalogue = .make([.makeImage("a/b", parameters), .makeImage("c/d", parameters), .make("e/chat")])
    return world
  }

  private func field(_ name: String) throws -> Field { try #require(Fields.field("text-to-image.\(name)")) }

  @Test func shownOnlyWhereTheModelDescribesThem() throws {
    let world = world([.quality: .values(["low"]), .seed: .flag, .background: .unknown("{}")])
    let shown = { (model: String) in
      Fields.all.filter { $0.id.hasPrefix("text-to-image.") && $0.isShown(.make(model), world) }.map(\.label)
    }
    #expect(Set(shown("a/b")).subtracting(shown("e/chat")) == ["Quality", "Seed", "Background"])
    #expect(shown("gone/model") == shown("e/chat"))
  }

  @Test(arguments: [
    ("quality", Descriptor.values(["low", "xhigh"]), "XHIGH", "xhigh"),
    ("resolution", .values(["512", "2K"]), "2k", "2K"),
    ("quality", .values(["low"]), "model default", ""), ("quality", .values(["low"]), "", ""),
    ("images", .range(min: 1, max: 4), "4", "4"), ("images", .range(min: 1, max: 4), "", ""),
    ("seed", .flag, "2147483647", "2147483647"), ("compression", .range(min: 0, max: 100), "007", "7"),
    ("background", .flag, "on", "true"), ("background", .unknown("{}"), "anything", "anything"),
  ]) func theDescriptorDecidesTheControl(_ name: String, descriptor: Descriptor, typed: String, stored: String) throws {
    let parameter = try #require(Parameter.allCases.first { $0.settingName == name })
    let value = try field(name).parse(typed, settings: .make("a/b"), world: world([parameter: descriptor]))
    #expect(value == .word(stored))
  }

  @Test(arguments: [
    ("quality", Descriptor.values(["low"]), "max"), ("images", .range(min: 1, max: 4), "5"),
    ("images", .range(min: 1, max: 1), "2"),
    ("seed", .flag, "-1"), ("seed", .flag, "x"), ("images", .range(min: 4, max: 1), "5"),
    ("background", .flag, "maybe"),
  ]) func theDescriptorRefuses(_ name: String, descriptor: Descriptor, typed: String) throws {
    let parameter = try #require(Parameter.allCases.first { $0.settingName == name })
    let field = try field(name)
    #expect(throws: Failure.self) {
      try field.parse(typed, settings: .make("a/b"), world: world([parameter: descriptor]))
    }
  }

  @Test func rememberedForEachModel() throws {
    let field = try field("quality")
    var settings = Settings.make("a/b")
    field.write(&settings, .word("high"))
    settings.textToImage.model = "c/d"
    #expect(field.read(settings) == .word(""))
    field.write(&settings, .word("low"))
    settings.textToImage.model = "a/b"
    #expect(field.read(settings) == .word("high"))
    #expect(settings.textToImage.parameters == ["a/b": ["quality": "high"], "c/d": ["quality": "low"]])
    field.write(&settings, .word(""))
    #expect(settings.textToImage.parameters == ["c/d": ["quality": "low"]])
    #expect(settings.editing.parameters.isEmpty)
  }
}
