import Testing

@testable import Domain

struct FieldsTests {
  private static let named = [
    "general.client", "general.text-to-image", "general.editing", "general.analysis", "general.timeout",
    "general.automatic-setup", "general.automatic-generation", "prompt.fallback-type", "prompt.max-length",
    "prompt.automatic-analysis", "prompt.revise-edits", "editing.max-references", "styles.art", "styles.character-card",
    "styles.character-portrait", "styles.scene-card", "styles.scene-background", "styles.scene-illustration",
    "appearance.theme", "speech.model", "speech.voice", "speech.format", "speech.speed", "budget.per-image",
    "budget.per-day", "budget.per-month",
  ]
  private static let routing = ["model", "fallbacks", "only", "ignore", "sort", "allow-fallbacks", "data-policy"]
  /// Beyond the product's list: the address, how pictures are shown, and what a chosen model describes.
  private static let extras =
    [
      "general.base-url", "general.jobs", "general.embed-metadata", "appearance.thumbnails", "preview.protocol",
      "preview.symbols", "preview.slide-seconds",
    ]
    + [
      "host", "port", "image-model", "force-model", "aliases", "response-format", "mask", "chat-images",
      "budget-per-day", "total-budget", "origins",
    ].map { "gateway.\($0)" }
    + ["user-agent", "referer", "title"].flatMap { ["gateway.identity.\($0).mode", "gateway.identity.\($0).value"] }
    + ["mcp.preview", "mcp.budget-per-day", "mcp.ask-above", "mcp.folders"]
    + ["text-to-image", "editing"].flatMap { panel in
      ["resolution", "quality", "output-format", "background", "compression", "seed", "images"].map { "\(panel).\($0)" }
    }

  /// A world whose model describes parameters of every kind.
  private func world(_ model: CatalogueModel) -> World {
    var world = World()
    world.catalogue = .make([model])
    return world
  }

  @Test func idsAreThoseOfTheProductAndUnique() {
    let panels = Capability.allCases.flatMap { panel in Self.routing.map { "\(panel.rawValue).\($0)" } }
    let ids = Fields.all.map(\.id)
    #expect(Set(ids) == Set(Self.named + panels + Self.extras))
    #expect(ids.count == Set(ids).count)
  }

  @Test func environmentNamesAreUniqueAndPlain() throws {
    let names = Fields.all.map(\.environmentName)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0.wholeMatch(of: /VISUALIZER_[A-Z_]+/) != nil })
    #expect(
      try #require(Fields.field("text-to-image.allow-fallbacks")).environmentName
        == "VISUALIZER_TEXT_TO_IMAGE_ALLOW_FALLBACKS")
  }

  @Test(arguments: Fields.all.map(\.id)) func everyFieldReadsItsOwnStandard(_ id: String) throws {
    let field = try #require(Fields.field(id))
    #expect(try field.parse(field.standard.text) == field.standard)
    #expect(!field.isModified(in: Settings()))
    #expect(!field.label.isEmpty && field.help.hasSuffix("."))
    // It stands on one line where most terminals begin.
    #expect(field.help.count <= 78)
  }

  @Test(arguments: [
    ("general.timeout", "15", FieldValue.number(15)), ("general.timeout", " 900 ", .number(900)),
    ("general.automatic-generation", "Yes", .flag(true)), ("general.automatic-setup", "off", .flag(false)),
    ("general.editing", "NONE", .word("none")), ("general.editing", "- None -", .word("none")),
    ("prompt.fallback-type", "Descriptive", .word("descriptive")), ("editing.max-references", "3", .number(3)),
    ("text-to-image.only", " openai, google-vertex ,,", .list(["openai", "google-vertex"])),
    ("text-to-image.only", "", .list([])), ("analysis.sort", "automatic", .word("")),
    ("analysis.sort", "price", .word("price")),
    ("analysis.data-policy", "deny", .word("deny")), ("analysis.model", " a/b ", .word("a/b")),
    ("styles.art", "", .word("")), ("general.base-url", "http://127.0.0.1:1\u{1B}", .word("http://127.0.0.1:1␛")),
    ("text-to-image.seed", "", .word("")), ("gateway.port", "0", .word("0")), ("gateway.force-model", "", .word("")),
    (
      "gateway.aliases", "gpt-image.{1,3}=openai/gpt-image-1, x=a/b?top_p=0.9",
      .list(
        ["gpt-image.{1,3}=openai/gpt-image-1", "x=a/b?top_p=0.9"])
    ),
    (
      "gateway.origins", "http://localhost:3000,https://a.example",
      .list(["http://localhost:3000", "https://a.example"])
    ),
    ("gateway.identity.title.mode", "override", .word("override")),
  ]) func values(_ id: String, text: String, expected: FieldValue) throws {
    let field = try #require(Fields.field(id))
    #expect(try field.parse(text) == expected)
    var settings = Settings()
    field.write(&settings, expected)
    #expect(field.read(settings) == expected)
    #expect(field.isModified(in: settings) == (expected != field.standard))
  }

  @Test(arguments: [
    ("general.timeout", "0"), ("general.timeout", "901"), ("general.timeout", "soon"), ("general.timeout", "1.5"),
    ("general.timeout", ""), ("general.automatic-setup", "maybe"), ("general.editing", "comfyui"),
    ("prompt.max-length", "511"), ("editing.max-references", "4"), ("styles.art", "nowhere"),
    ("analysis.sort", "fastest"),
    ("gateway.port", "70000"), ("gateway.aliases", "(=x"), ("gateway.aliases", "nothing"),
    ("gateway.origins", "localhost"), ("gateway.origins", "https://a.example/page"),
    ("analysis.model", "  "), ("appearance.theme", "\u{1B}[31m"),
    ("general.timeout", String(repeating: "9", count: 10_000)),
  ]) func whatItDoesNotTakeIsRefusedByName(_ id: String, text: String) throws {
    let field = try #require(Fields.field(id))
    let error = #expect(throws: Failure.self) { try field.parse(text) }
    #expect(error?.kind == .usage)
    #expect(error?.title.hasPrefix("\(id) takes ") == true && error?.title.hasSuffix(".") == true)
    #expect((error?.title.count ?? 999) < 250 && error?.title.contains("\u{1B}") == false)
  }

  @Test(arguments: Fields.all.map(\.id)) func valuesOfAnotherKindAreIgnored(_ id: String) throws {
    let field = try #require(Fields.field(id))
    let kinds: [FieldValue] = [.flag(true), .number(7), .word("other"), .list(["other"])]
    let sameKind = { (a: FieldValue, b: FieldValue) in
      switch (a, b) {
      case (.flag, .flag), (.number, .number), (.word, .word), (.list, .list): true
      default: false
      }
    }
    for value in kinds where !sameKind(value, field.standard) {
      var settings = Settings()
      field.write(&settings, value)
      #expect(settings == Settings())
    }
  }

  @Test func costsAreMarked() {
    #expect(
      Set(Fields.all.filter(\.costsMoney).map(\.id)) == [
        "general.automatic-generation", "prompt.automatic-analysis", "prompt.revise-edits",
      ])
  }

  @Test func moreReferencesForModelsThatTakeThem() throws {
    let field = try #require(Fields.field("editing.max-references"))
    let world = world(.makeImage("a/b", [.references: .range(min: 0, max: 14)]))
    #expect(try field.parse("14", settings: .make("a/b"), world: world) == .number(14))
    #expect(throws: Failure.self) { try field.parse("15", settings: .make("a/b"), world: world) }
  }

  @Test func whatIsChosenButMissingIsStillOffered() throws {
    var settings = Settings()
    settings.styles.art = "mine__gone"
    settings.appearance.theme = "gone"
    for (id, value) in [("styles.art", "mine__gone"), ("appearance.theme", "gone")] {
      #expect(try #require(Fields.field(id)).parse(value, settings: settings) == .word(value))
    }
  }

  @Test func stylesAreOfferedByTheirKind() throws {
    var world = World()
    world.styles = StyleBook([.make("a__art"), .make("a__card", kind: .subject(.sceneCard))])
    let field = try #require(Fields.field("styles.scene-card"))
    #expect(try field.parse("A__CARD", world: world) == .word("a__card"))
    #expect(throws: Failure.self) { try field.parse("a__art", world: world) }
  }
}
