import Domain
import Foundation
import Raster
import Testing

@testable import Storage

/// Changes of pictures, and the conditions that find them by what was changed.
struct LibraryChangeTests {
  private let bench: LibraryBench
  private let library: GRDBLibrary

  init() throws {
    bench = try LibraryBench()
    library = bench.open().library
  }

  private func add(_ prompt: String, tags: [String] = [], model: String = "a/b") throws -> String {
    var asset = LibraryBench.asset(prompt, model: model)
    asset.tags = tags
    return try library.add(LibraryBench.png, as: asset, embedding: true).id
  }

  private func found(_ change: (inout AssetQuery) -> Void) throws -> Set<String> {
    var query = AssetQuery()
    change(&query)
    let prompts = try library.find(query, limit: 100, offset: 0).map(\.origin.prompt)
    #expect(try library.count(query) == prompts.count)
    #expect(try library.assets(library.ids(query)).map(\.origin.prompt) == prompts)
    return Set(prompts)
  }

  @Test func twoInstancesChangeOnePictureAndLoseNothing() throws {
    let id = try add("a fox", tags: ["old"])
    let other = bench.open().library
    _ = try other.asset(id)
    var first = AssetChange(naming: .saved("Fox"))
    first.addedTags = ["snow"]
    var second = AssetChange(tags: ["old"], to: ["winter"])
    second.analysis = "A fox sits."
    second.canBeReferenceFor = [.sceneCard]
    var third = AssetChange()
    third.cost = 2
    third.provider = "maker"
    #expect(try library.change([id], first).map(\.name) == ["Fox"])
    _ = try other.change([id], second)
    _ = try library.change([id], third)
    for instance in [library, other, bench.open().library] {
      let asset = try instance.asset(id)
      #expect(asset.name == "Fox" && asset.state == .saved && Set(asset.tags) == ["snow", "winter"])
      #expect(asset.analysis == "A fox sits." && asset.canBeReferenceFor == [.sceneCard])
      #expect(asset.cost == 2 && asset.origin.provider == "maker")
    }
    let bytes = try RegularFile.read(library.path(of: library.asset(id)), limit: 10_000)
    let text = try #require(ImageMetadata.read(from: bytes))
    #expect(text.contains("winter") && text.contains("Fox") && !text.contains("old"))
  }

  @Test func ratingsAreFoundAndTravelWithTheFile() throws {
    let ids = try ["a fox", "an owl", "a hare", "a lake"].map { try add($0) }
    for (id, rating) in zip(ids, [5, 3, -1]) { _ = try library.change([id], AssetChange(rating: rating)) }
    #expect(try found { $0.leastRating = 4 } == ["a fox"])
    #expect(try found { ($0.leastRating, $0.mostRating) = (0, 3) } == ["an owl", "a lake"])
    #expect(try found { $0.mostRating = -1 } == ["a hare"])
    let bytes = try RegularFile.read(library.path(of: library.asset(ids[0])), limit: 10_000)
    #expect(try #require(ImageMetadata.read(from: bytes)).contains("\"rating\":5"))
    _ = try library.change([ids[0]], AssetChange(rating: 0))
    #expect(try library.asset(ids[0]).rating == nil)
  }

  @Test func aChangeThatCrossesADiscardKeepsBoth() throws {
    let id = try add("a fox")
    let other = bench.open().library
    _ = try other.asset(id)
    try library.discard([id])
    _ = try other.change([id], AssetChange(naming: .saved("Fox")))
    #expect(try library.asset(id).state == .trashed)
    try other.restore([id])
    let asset = try library.asset(id)
    #expect(asset.state == .saved && asset.name == "Fox")
    #expect(FileManager.default.fileExists(atPath: library.path(of: asset)))
  }

  @Test func manyAreChangedAtOnceAndThoseGonePassedOver() throws {
    let ids = try (0..<3).map { try add("fox \($0)") }
    var change = AssetChange()
    change.addedTags = ["all"]
    let changed = try library.change([ids[2], "000000000000", ids[0]], change)
    #expect(changed.map(\.id) == [ids[2], ids[0]])
    #expect(try found { $0.tags = ["all"] } == ["fox 0", "fox 2"])
    #expect(try library.assets([ids[1], "gone", ids[0]]).map(\.id) == [ids[1], ids[0]])
    #expect(try library.assets([]).isEmpty)
  }

  @Test func tags() throws {
    _ = try add("one", tags: ["red fox", "snow"])
    _ = try add("two", tags: ["fox", "red"])
    _ = try add("fox three", tags: ["red-fox", "Größe"])
    _ = try add("four", tags: ["🦊"])
    #expect(try found { $0.tags = ["fox"] } == ["one", "two", "fox three"])
    #expect(try found { $0.tags = ["Red Fox"] } == ["one", "fox three"])
    #expect(try found { $0.tags = ["grosse"] }.isEmpty)
    #expect(try found { $0.tags = ["grÖße"] } == ["fox three"])
    #expect(try found { $0.tags = ["fo"] }.isEmpty)
    #expect(try found { $0.tags = ["🦊"] } == ["four"])
    #expect(
      try found {
        $0.tags = ["fox"]
        $0.text = "three"
      } == ["fox three"])
  }

  @Test(arguments: [
    "\"", "fox\" OR tags : \"snow", "*", "x' OR 1 --", "prompt : one", "NEAR(fox)", "", "\u{0}", "%", "a\nb",
    String(repeating: "fox ", count: 5000),
  ])
  func hostileTextFindsNothingAndBreaksNothing(_ text: String) throws {
    _ = try add("one", tags: ["snow"])
    #expect(try found { $0.tags = [text] }.isEmpty)
    #expect(try found { $0.model = text }.isEmpty)
    // SQLite ends a text at a NUL, and the empty text is a part of all.
    if !text.isEmpty, text != "\u{0}" { #expect(try found { $0.modelPart = text }.isEmpty) }
    var change = AssetChange(naming: .saved(text))
    change.addedTags = [text]
    change.analysis = text
    let id = try #require(try library.ids(AssetQuery()).first)
    #expect(try library.change([id], change).first?.tags == ["snow", text])
    #expect(try bench.open().library.asset(id).analysis == text)
    #expect(try library.holdings().tags.count == 2)
    #expect(throws: Failure.self) { try library.discard([text + "?"]) }
    #expect(try library.count(AssetQuery()) == 1)
  }

  @Test func marksModelsAndMissingFiles() throws {
    let id = try add("one", model: "Black/Flux.2")
    let gone = try add("two", model: "openai/gpt")
    var change = AssetChange()
    change.canBeReferenceFor = [.sceneCard, .characterCard]
    _ = try library.change([id], change)
    #expect(try found { $0.referenceFor = .characterCard } == ["one"])
    #expect(try found { $0.referenceFor = .sceneBackground }.isEmpty)
    #expect(try found { $0.modelPart = "fLUX" } == ["one"])
    #expect(try found { $0.model = "Flux" }.isEmpty)
    change.canBeReferenceFor = []
    _ = try library.change([id], change)
    #expect(try found { $0.referenceFor = .characterCard }.isEmpty)
    try FileManager.default.removeItem(atPath: library.path(of: library.asset(gone)))
    _ = try bench.open().library.holdings()
    #expect(try found { $0.isMissing = true } == ["two"])
    #expect(try found { $0.isMissing = false } == ["one"])
  }

  @Test func holdingsCountWhatIsThere() throws {
    _ = try add("one", tags: ["fox", "snow"], model: "a/b")
    let saved = try add("two", tags: ["fox"], model: "c/d")
    _ = try library.change([saved], AssetChange(naming: .saved("Two")))
    try library.discard([try add("three", tags: ["wolf"], model: "a/b")])
    let holdings = try library.holdings()
    #expect(holdings.states == [.reviewQueue: 1, .saved: 1, .trashed: 1] && holdings.kept == 2)
    #expect(holdings.tags == [.init("fox", 2), .init("snow", 1)])
    #expect(holdings.models == [.init("a/b", 1), .init("c/d", 1)] && holdings.missing == 0)
    #expect(holdings.visTypes == [.init(VisType.unspecified.rawValue, 2)])
  }
}
