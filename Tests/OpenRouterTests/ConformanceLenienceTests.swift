import Domain
import Foundation
import OpenRouter
import RawServing
import Service
import Testing

extension ConformanceTests {
  /// Broken answers of the catalogue, through the client to the picker, the planner and the prices.
  @Suite struct ConformanceLenienceTests {
    private static let files = ["models.json", "image-models.json", "providers.json"]
    private static let recorded = Dictionary(
      uniqueKeysWithValues: files.map { ($0, ConformanceRecordings.bytes($0)) })
    private static let whole = Result { try decode(recorded) }

    private static func decode(_ files: [String: [UInt8]]) throws -> Catalogue {
      try CatalogueReader().decode(
        CatalogueSnapshot(
          models: files["models.json"] ?? [], imageModels: files["image-models.json"] ?? [],
          providers: files["providers.json"] ?? [], fetched: Date(timeIntervalSince1970: 784_111_777), source: ""))
    }

    /// The catalogue that the client makes of these files.
    private func fetch(_ files: [String: [UInt8]]) async throws -> Catalogue {
      let server = try RawServer { connection, request in
        let path = request.split(separator: " ")[1].split(separator: "?")[0].dropFirst("/api/v1/".count)
        let body = files[path.replacing("/", with: "-").replacing("images-", with: "image-") + ".json"] ?? []
        connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: \(body.count)\r\n\r\n")
        connection.send(body)
      }
      defer { server.stop() }
      return try CatalogueReader().decode(try await Make.client(server).fetchCatalogue())
    }

    @Test(arguments: ConformanceMangling.allCases, files)
    func everyTenthRowInEachWay(_ way: ConformanceMangling, _ file: String) async throws {
      let list = ConformanceMangledList(file, [way])
      let catalogue = try await fetch(Self.recorded.merging([file: list.bytes]) { $1 })
      #expect(catalogue.skippedRows == list.lost)
      try check(catalogue, file, list)
    }

    @Test func everyTenthRowInAllWaysAtOnce() async throws {
      let lists = Dictionary(
        uniqueKeysWithValues: Self.files.map { ($0, ConformanceMangledList($0, ConformanceMangling.allCases)) })
      let catalogue = try await fetch(lists.mapValues(\.bytes))
      #expect(catalogue.skippedRows == lists.values.reduce(0) { $0 + $1.lost })
      for (_, list) in lists where !list.bruisedIDs.isEmpty { #expect(list.lost > 0) }
      ConformanceTour(catalogue).walk()
    }

    private func check(_ catalogue: Catalogue, _ file: String, _ list: ConformanceMangledList) throws {
      let whole = try Self.whole.get()
      if file == "providers.json" {
        let lost = whole.providers.count - list.intactIDs.count - list.bruisedIDs.count
        #expect(lost == list.lost && catalogue.models == whole.models)
        #expect(catalogue.providers.count == whole.providers.count - lost)
        #expect(catalogue.providers.filter { list.intactIDs.contains($0.slug) }.count == list.intactIDs.count)
      } else {
        #expect(catalogue.providers == whole.providers)
        for id in list.intactIDs { #expect(catalogue.model(id) == whole.model(id)) }
        for id in list.bruisedIDs { #expect(catalogue.model(id)?.name != nil) }
        if file == "image-models.json" { ConformanceTour(catalogue).walk() }
      }
    }

    @Test(arguments: [#"{"data":[]}"#, "[]", "", #"{"data":[null,7,"x",{},[]]}"#])
    func nothingInIt(_ text: String) async throws {
      let bytes = Array(text.utf8)
      let catalogue = try Self.decode(["models.json": bytes, "image-models.json": bytes, "providers.json": bytes])
      #expect(catalogue.isEmpty && catalogue.providers.isEmpty)
      #expect(catalogue.skippedRows == (text.contains("null") ? 15 : 0))
      ConformanceTour(catalogue).walk()
      #expect {
        try Planner(settings: Settings(), catalogue: catalogue).plan(Draft(prompt: "a fox"))
      } throws: {
        ($0 as? Failure)?.kind == .badAnswer
      }
    }

    @Test func anEmptyCatalogueOfAService() async throws {
      let empty = Array(#"{"data":[]}"#.utf8)
      let catalogue = try await fetch(["models.json": empty, "image-models.json": empty, "providers.json": empty])
      #expect(catalogue.isEmpty && catalogue.skippedRows == 0)
    }

    @Test func sameIDs() async throws {
      let chat = #"{"data":[{"id":"a/b","name":"first"},{"id":"a/b","name":"second"},{"id":"c/d"},{"id":"a/b"}]}"#
      let image =
        #"{"data":[{"id":"a/b","supported_parameters":{"seed":{"type":"boolean"}}},{"id":"e/f","name":"one"},{"id":"e/f"},{"id":"a/b"}]}"#
      let catalogue = try await fetch([
        "models.json": Array(chat.utf8), "image-models.json": Array(image.utf8), "providers.json": Array("[]".utf8),
      ])
      #expect(catalogue.models.map(\.id) == ["a/b", "c/d", "e/f"] && catalogue.skippedRows == 4)
      #expect(catalogue.model("a/b")?.name == "first" && catalogue.model("a/b")?.image?.parameters == ["seed": .flag])
      #expect(catalogue.model("e/f")?.name == "one")
      ConformanceTour(catalogue).walk()
    }
  }
}
