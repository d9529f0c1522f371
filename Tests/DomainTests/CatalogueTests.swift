import Foundation
import Testing

@testable import Domain

struct CatalogueTests {
  private func join(_ chat: [CatalogueModel], _ image: [CatalogueModel]) -> Catalogue {
    Catalogue(chatModels: chat, imageModels: image, providers: [], skippedRows: 2, fetched: .distantPast)
  }

  @Test func theTwoListsAreJoinedById() throws {
    var listed = CatalogueModel.makeImage("a/both")
    listed.summary = "from the image list"
    listed.created = 7
    let catalogue = join(
      [.make("a/chat"), .make("a/both", inputs: [.text, .image], outputs: [.text, .image], context: 1000)],
      [.makeImage("a/image"), listed])
    #expect(catalogue.models.map(\.id) == ["a/chat", "a/both", "a/image"])
    let both = try #require(catalogue.model("a/both"))
    #expect(both.image != nil && both.isChatModel && both.contextLength == 1000)
    #expect(both.outputs == [.image])
    #expect(both.summary == "from the image list" && both.created == 7)
    #expect(catalogue.model("a/image")?.isChatModel == false)
    #expect(catalogue.position(of: "a/image") == 2 && catalogue.position(of: "a/none") == nil)
    #expect(catalogue.skippedRows == 2)
  }

  @Test func ofDuplicatesTheFirstStaysAndAllAreCounted() {
    let catalogue = join(
      [.make("a/b", name: "first"), .make("a/b", name: "second")],
      [.makeImage("a/b", [.seed: .flag]), .makeImage("a/b", [:]), .makeImage("x/y"), .makeImage("x/y")])
    #expect(catalogue.models.map(\.name) == ["first", "x/y"])
    #expect(catalogue.model("a/b")?.image?.parameters.keys.sorted() == ["seed"])
    #expect(catalogue.skippedRows == 2 + 3)
  }

  @Test func theEmptyCatalogueKnowsNothing() {
    #expect(Catalogue.empty.isEmpty && Catalogue.empty.model("") == nil)
    #expect(Catalogue.empty.nearest(to: "a/b", count: 3).isEmpty)
  }

  @Test(arguments: [
    ("google/gemini-2.5-flash-imgae", "google/gemini-2.5-flash-image"), ("flux.2-pro", "black-forest-labs/flux.2-pro"),
    ("GOOGLE/Gemini-3-Pro-Image", "google/gemini-3-pro-image"), ("gemini-3-pro-image", "google/gemini-3-pro-image"),
    ("openai/gpt-image2", "openai/gpt-image-2"),
  ]) func nearIds(_ typed: String, meant: String) {
    let catalogue = Catalogue.make([
      .make("google/gemini-2.5-flash-image"), .make("google/gemini-3-pro-image"), .make("black-forest-labs/flux.2-pro"),
      .make("openai/gpt-image-2"), .make("openai/gpt-image-1-mini"), .make(String(repeating: "x", count: 10_000)),
    ])
    #expect(catalogue.nearest(to: typed, count: 3).first == meant)
    #expect(catalogue.nearest(to: typed, count: 1).count == 1)
  }

  @Test func nothingIsNearToSomethingElse() {
    let catalogue = Catalogue.make([.make("google/gemini-2.5-flash-image")])
    #expect(catalogue.nearest(to: "zzzzzzzzzz", count: 3).isEmpty)
    #expect(catalogue.nearest(to: "", count: 3).isEmpty)
  }
}
