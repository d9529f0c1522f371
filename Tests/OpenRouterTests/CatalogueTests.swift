import Domain
import Foundation
import RawServing
import Service
import Testing

@testable import OpenRouter

@Suite struct CatalogueTests {
  private func decode(models: String = "", images: String = "", providers: String = "") throws -> Catalogue {
    try CatalogueReader().decode(
      CatalogueSnapshot(
        models: Array(models.utf8), imageModels: Array(images.utf8), providers: Array(providers.utf8),
        fetched: Date(timeIntervalSince1970: 5), source: "x"))
  }

  @Test func readsAChatRow() throws {
    let row = #"""
      {"id":"a/b:free","name":"A: B","description":"One\nTwo\u202e","created":7,"context_length":65536,
       "architecture":{"input_modalities":["image","text"],"output_modalities":["text"]},
       "pricing":{"prompt":"0.00000008333333333333334","completion":"-1","image":"x"},
       "top_provider":{"max_completion_tokens":4096},"supported_parameters":["seed"],"expiration_date":"2026-05-15"}
      """#
    let model = try #require(try decode(models: "{\"data\":[\(row)]}").model("a/b:free"))
    #expect(model.name == "A: B" && model.summary == "One\nTwo\\u{202E}" && model.created == 7)
    #expect(model.inputs == [.text, .image] && model.outputs == [.text] && model.isChatModel && model.image == nil)
    #expect(model.tokenPrices == TokenPrices(prompt: Decimal(string: "0.00000008333333333333334")))
    #expect(model.contextLength == 65536 && model.maxCompletionTokens == 4096 && model.chatParameters == ["seed"])
    #expect(model.expires == "2026-05-15")
  }

  @Test func readsAnImageRow() throws {
    let row = #"""
      {"id":"m/n","architecture":{"input_modalities":["text"],"output_modalities":["image"]},"supports_streaming":true,
       "supported_parameters":{"resolution":{"type":"enum","values":["1K","2K",4]},"n":{"type":"range","min":1,"max":10},
       "seed":{"type":"boolean"},"odd":{"type":"tensor","x":[1]},"gone":null,"half":{"type":"range","max":"x"}}}
      """#
    let model = try #require(try decode(images: "[\(row)]").model("m/n"))
    #expect(model.name == "m/n" && !model.isChatModel && model.image?.supportsStreaming == true)
    #expect(
      model.image?.parameters == [
        "resolution": .values(["1K", "2K", "4"]), "n": .range(min: 1, max: 10), "seed": .flag,
        "odd": .unknown(#"{"type":"tensor","x":[1]}"#), "half": .range(min: nil, max: nil),
      ])
  }

  @Test func mangledRowsHarmNobodyElse() throws {
    let mangled = ["null", "7", "\"x\"", "[]", "{}", #"{"id":null}"#, #"{"id":7}"#, #"{"id":""}"#]
    let odd =
      #"{"id":"o/NUM","name":[],"created":"x","context_length":{},"architecture":7,"pricing":[1],"top_provider":"x","supported_parameters":{}}"#
    let rows = (0..<80).map { $0 % 10 == 0 ? mangled[$0 / 10] : odd.replacing("NUM", with: "\($0)") }
    let catalogue = try decode(models: "{\"data\":[\(rows.joined(separator: ","))]}")
    #expect(catalogue.models.count == 72 && catalogue.skippedRows == 8)
    #expect(catalogue.model("o/79")?.name == "o/79")
  }

  @Test func longIDsAreSkipped() throws {
    let id = String(repeating: "x", count: 10_000)
    #expect(try decode(models: #"{"data":[{"id":"\#(id)"}]}"#).skippedRows == 1)
  }

  @Test func readsProviders() throws {
    let list = #"{"data":[{"name":"Z.AI","slug":"z-ai","headquarters":null},{"name":"x"},{"slug":"y","name":5}]}"#
    #expect(
      try decode(providers: list).providers == [Provider(name: "Z.AI", slug: "z-ai"), Provider(name: "y", slug: "y")])
  }

  @Test(arguments: ["{\"data\":[", "{}", "{\"data\":{}}", "7", "<html>", String(repeating: "[", count: 100_000)])
  func whatIsNoListIsRefused(_ text: String) {
    for file in 0..<3 {
      #expect {
        try decode(models: file == 0 ? text : "", images: file == 1 ? text : "", providers: file == 2 ? text : "")
      } throws: {
        ($0 as? Failure)?.kind == .badAnswer
      }
    }
  }

  /// Answers GETs by path; a missing path is 404.
  private func server(_ answers: [String: String]) throws -> RawServer {
    try RawServer { connection, request in
      let path = String(request.split(separator: " ")[1].dropFirst("/api/v1".count))
      connection.send(answers[path] ?? Make.answer(#"{"error":{"message":"no"}}"#, status: "404 Not Found"))
    }
  }

  @Test func fetchesAllThree() async throws {
    let server = try server([
      "/models?output_modalities=text,image,speech": Make.answer(#"{"data":[1]}"#),
      "/images/models": Make.answer("[2]"),
      "/providers": Make.answer("[3]"),
    ])
    defer { server.stop() }
    let snapshot = try await Make.client(server, key: nil).fetchCatalogue()
    #expect(snapshot.models == Array(#"{"data":[1]}"#.utf8) && snapshot.imageModels == Array("[2]".utf8))
    #expect(snapshot.providers == Array("[3]".utf8) && snapshot.source == server.url + "/api/v1")
    #expect(server.requests.count == 3)
  }

  @Test func fallsBackToThePlainList() async throws {
    let server = try server([
      "/models?output_modalities=text,image,speech": Make.answer("{}", status: "400 Bad"),
      "/models": Make.answer("[1]"),
    ])
    defer { server.stop() }
    let snapshot = try await Make.client(server).fetchCatalogue()
    #expect(snapshot.models == Array("[1]".utf8) && snapshot.imageModels.isEmpty && snapshot.providers.isEmpty)
  }

  @Test func imageModelsAloneServe() async throws {
    let server = try server(["/images/models": Make.answer("[1]")])
    defer { server.stop() }
    let snapshot = try await Make.client(server).fetchCatalogue()
    #expect(snapshot.models.isEmpty && snapshot.imageModels == Array("[1]".utf8))
  }

  @Test func nothingAtAllIsAFailure() async throws {
    let server = try server([:])
    defer { server.stop() }
    await #expect { try await Make.client(server).fetchCatalogue() } throws: {
      ($0 as? Failure)?.kind == .configuration
    }
  }

  @Test func captivePortalsAreNamed() async throws {
    let server = try RawServer(answering: Make.answer("<html>sign in</html>", type: "text/html"))
    defer { server.stop() }
    await #expect { try await Make.client(server).fetchCatalogue() } throws: {
      ($0 as? Failure)?.title == "We got a web page, not the API."
    }
  }

  @Test func readingIsTriedAgain() async throws {
    let server = try RawServer { connection, _ in connection.send(Make.answer("", status: "503 No")) }
    defer { server.stop() }
    await #expect(throws: Failure.self) { try await Make.client(server).endpoints(of: "a/b") }
    #expect(server.requests.count == 3)
  }

  @Test func waitsAreBounded() {
    let slow = Failure(.rateLimited, "x", retryAfter: 6)
    let quick = Failure(.rateLimited, "x", retryAfter: 5)
    #expect(!RetrySchedule.helps(after: slow) && RetrySchedule.helps(after: quick))
    #expect(RetrySchedule.wait(.milliseconds(200), after: quick) == .seconds(5))
    #expect(!RetrySchedule.helps(after: Failure(.keyRefused, "x")))
    #expect(
      (.milliseconds(100)...Duration.milliseconds(300)).contains(
        RetrySchedule.wait(.milliseconds(200), after: Failure(.network, "x"))))
  }

  @Test func readsEndpoints() async throws {
    let row = #"""
      {"provider_name":"G","provider_slug":"g/global","supported_parameters":{"n":{"type":"boolean"}},
       "allowed_passthrough_parameters":["f"],"supports_streaming":true,"pricing":[
       {"billable":"output_image","unit":"image","cost_usd":8e-06,"variant":"2k"},
       {"billable":"output_image","unit":"image","cost_usd":"x"},7,{"billable":"i","unit":"request","cost_usd":0}]}
      """#
    for body in [#"{"id":"a","endpoints":[\#(row),null]}"#, #"{"data":{"endpoints":[\#(row)]}}"#] {
      let server = try server(["/images/models/a/b%3Afree/endpoints": Make.answer(body)])
      defer { server.stop() }
      let endpoints = try await Make.client(server).endpoints(of: "a/b:free")
      #expect(
        endpoints == [
          ImageEndpoint(
            providerName: "G", providerSlug: "g/global", parameters: ["n": .flag], passthrough: ["f"],
            supportsStreaming: true,
            prices: [
              PriceLine(billable: "output_image", unit: "image", cost: 8 / 1_000_000, variant: "2k"),
              PriceLine(billable: "i", unit: "request", cost: 0),
            ])
        ])
      #expect(try await Make.client(server).endpoints(of: "a/unknown").isEmpty)
    }
  }

  @Test func readsTheKey() async throws {
    let body =
      #"{"data":{"label":"sk-or-v1-au7...890","limit":null,"limit_remaining":74.5,"usage":"2","is_free_tier":true}}"#
    let server = try server(["/key": Make.answer(body)])
    defer { server.stop() }
    let info = try await Make.client(server).keyInfo()
    #expect(info == KeyInfo(label: "sk-or-…...890", limitRemaining: 74.5, usage: 2, isFreeTier: true))
  }

  @Test func theRecordIsAwaited() async throws {
    let tries = RecordedTries()
    let server = try RawServer { connection, _ in
      let isThere = tries.next() == 3
      connection.send(
        isThere
          ? Make.answer(#"{"data":{"total_cost":0.5,"provider_name":"G","model":"m"}}"#)
          : Make.answer("{}", status: "404 No"))
    }
    defer { server.stop() }
    let record = try await Make.client(server).record(ofGeneration: "gen-1")
    #expect(record == GenerationRecord(totalCost: 0.5, provider: "G", model: "m"))
    #expect(server.requests.count == 3)
    #expect(server.requests.allSatisfy { $0.hasPrefix("GET /api/v1/generation?id=gen-1 ") })
  }
}
