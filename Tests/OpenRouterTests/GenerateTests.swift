import Domain
import Foundation
import RawServing
import Service
import Testing

@testable import OpenRouter

/// Answers that succeed, in every shape.
@Suite struct GenerateTests {
  private func chat(_ message: String) -> String {
    Make.answer(
      #"{"id":"gen-1","provider":"Google","model":"a/b-2","choices":[{"finish_reason":"stop","message":\#(message)}],"#
        + #""usage":{"prompt_tokens":1,"completion_tokens":2,"cost":0.0387}}"#)
  }

  @Test func imagesAnswer() async throws {
    let usage = #"{"prompt_tokens":16,"completion_tokens":4175,"cost":3e-2}"#
    let outcome = try await Make.outcome(
      Make.answer(
        #"{"created":1,"data":[{"b64_json":"\#(Make.png)","media_type":"image/webp"}],"usage":\#(usage)}"#,
        fields: "X-Generation-Id: gen-7\r\n"))
    #expect(outcome.images.map(\.mediaType) == ["image/png"])
    #expect(outcome.images.first?.bytes == Data(base64Encoded: Make.png).map { [UInt8]($0) })
    #expect(outcome.usage == Usage(promptTokens: 16, completionTokens: 4175, cost: Decimal(string: "0.03")))
    #expect(outcome.generationID == "gen-7")
    #expect(outcome.seconds > 0)
  }

  @Test(arguments: [
    #"{"type":"image_url","image_url":{"url":"data:image/png;base64,PNG"}}"#,
    #"{"image_url":{"url":"data:text/html;base64,PNG"}}"#, #"{"imageUrl":{"url":"data:;base64,PNG"}}"#,
    #"{"image_url":"data:image/png;base64,PNG"}"#, #""data:image\/png;base64,PNG""#, #""PNG""#,
    #"{"url":"data:x;base64,PNG"}"#,
    #"{"b64_json":"PNG"}"#, #"{"url":"PNG"}"#, #"{"url":"DATA:image/png;BASE64,PNG"}"#,
  ])
  func everyShapeOfAnImage(_ shape: String) async throws {
    let image = shape.replacing("PNG", with: Make.png)
    let outcome = try await Make.outcome(
      chat(#"{"content":"Here it is.","images":[\#(image)]}"#), Make.request(.chat))
    #expect(outcome.images.map(\.mediaType) == ["image/png"])
    #expect(outcome.text == "Here it is.")
    #expect(outcome.provider == "Google" && outcome.model == "a/b-2" && outcome.generationID == "gen-1")
    #expect(outcome.usage.cost == Decimal(string: "0.0387"))
  }

  @Test func imagesWithinContentParts() async throws {
    let part = #"{"type":"image_url","image_url":{"url":"data:image/png;base64,\#(Make.png)"}}"#
    let outcome = try await Make.outcome(
      chat(#"{"content":[{"type":"text","text":"So"},\#(part),{"type":"audio"}]}"#), Make.request(.chat))
    #expect(outcome.images.count == 1 && outcome.text == "So")
  }

  @Test func onlySixteenAreKept() async throws {
    let png = try #require(Data(base64Encoded: Make.png))
    let many = (0..<1000).map { number in
      #"{"b64_json":"\#((png + Data("\(number)".utf8)).base64EncodedString())"}"#
    }.joined(separator: ",")
    let outcome = try await Make.outcome(Make.answer(#"{"data":[{"b64_json":"!"},\#(many)]}"#))
    #expect(outcome.images.count == 16 && outcome.dropped == 985)
  }

  @Test(arguments: [
    ("PGh0bWw+", "a web page"), ("JVBERi0xLjc=", "a PDF file"), ("iVBORw0K_", "Base64"), ("iVBORw0KG", "Base64"),
    ("", "empty"), ("aGVsbG8=", "unknown kind"),
  ])
  func whatIsNoImageIsNone(_ base64: String, _ words: String) async throws {
    let failure = try await Make.failure(
      Make.answer(#"{"data":[{"b64_json":"\#(base64)","media_type":"image/png"}]}"#))
    #expect(failure?.kind == .noImage && failure?.billed == .yes)
    #expect(failure?.title.contains(words) == true)
  }

  @Test func refusalsInWordsAreTheReason() async throws {
    let failure = try await Make.failure(
      chat(#"{"content":"I cannot draw that.\u001b[2J","images":[]}"#), Make.request(.chat))
    #expect(failure?.kind == .noImage && failure?.billed == .yes && failure?.generationID == "gen-1")
    #expect(failure?.title == "No image came back; the model said: I cannot draw that.␛[2J.")
  }

  @Test(arguments: [
    #"{"data":[]}"#, #"{"data":null}"#, "{}", #"{"choices":[]}"#, #"{"choices":[{"message":{"images":null}}]}"#,
    #"{"choices":[{"message":null}]}"#, #"{"choices":{}}"#,
  ])
  func emptyAnswersAreFailures(_ body: String) async throws {
    let failure = try await Make.failure(Make.answer(body))
    #expect(failure?.kind == .noImage && failure?.billed == .maybe)
  }

  @Test(arguments: ["[]", "7", "\"x\"", "null"])
  func oddJSONIsABadAnswer(_ body: String) async throws {
    #expect(try await Make.failure(Make.answer(body))?.kind == .badAnswer)
  }

  @Test func progressComesInOrder() async throws {
    let body = #"{"data":[{"b64_json":"\#(Make.png)"}]}"#
    let server = try RawServer(answering: Make.answer(body, fields: "X-Generation-Id: gen-9\r\n"))
    defer { server.stop() }
    let reports = Reports()
    _ = try await Make.client(server).generate(Make.request(), report: reports.add)
    let size = body.utf8.count
    let sent = JSONWriter.compact(Make.request().body).count
    #expect(
      reports.all == [
        .connecting, .sent(bytes: sent), .answered(generationID: "gen-9"), .received(bytes: size, of: size),
      ])
  }

  @Test func withoutAKeyNothingIsSent() async throws {
    let server = try RawServer(answering: "")
    defer { server.stop() }
    let client = try Make.client(server, key: nil)
    #expect(await Make.failure(client)?.kind == .noKey)
    await #expect { try await client.keyInfo() } throws: { ($0 as? Failure)?.kind == .noKey }
    #expect(server.requests.isEmpty)
  }

  @Test func theKeyGoesAlongAndTheAttributionDoesNot() async throws {
    let server = try RawServer(answering: Make.answer("{}"))
    defer { server.stop() }
    _ = await Make.failure(try Make.client(server))
    let request = try #require(server.requests.first)
    #expect(request.hasPrefix("POST /api/v1/images HTTP/1.1\r\n"))
    #expect(request.contains("\r\nAuthorization: Bearer \(Make.key)\r\n"))
    #expect(!request.lowercased().contains("referer") && !request.contains("X-OpenRouter"))
    #expect(!request.contains("Accept-Encoding"))
  }

  @Test func onlyOpenRouterLearnsWhoAsks() throws {
    let key = try APIKey(Make.key)
    let openRouter = Exchange(baseURL: .openRouter, key: key, transport: Transport(), now: { Date() })
    let other = Exchange(
      baseURL: try BaseURL("https://example.com"), key: key, transport: Transport(), now: { Date() })
    func names(_ exchange: Exchange, _ endpoint: Endpoint) -> Set<String> {
      Set(exchange.request(endpoint, timeout: .seconds(1), cap: 1).fields.map(\.name))
    }
    let attribution: Set = ["HTTP-Referer", "X-OpenRouter-Title", "X-OpenRouter-Categories"]
    #expect(names(openRouter, .images).isSuperset(of: attribution.union(["Authorization"])))
    #expect(names(openRouter, .imageModels).contains("Authorization"))
    #expect(names(other, .images) == ["Accept", "Authorization"])
    #expect(names(other, .models(isAsked: true)) == ["Accept"])
  }

  @Test(arguments: [
    "https://127.0.0.1:1/a.png", "https://[::1]:1/a", "https://10.0.0.1/a", "https://169.254.169.254/latest",
    "https://[::ffff:10.0.0.1]/", "https://[fc00::1]/", "https://100.64.0.1/", "https://192.0.2.1/",
    "https://2130706433/",
    "https://0x7f.1/", "https://localhost:1/", "https://0.0.0.0:1/", "https://[::]:1/", "https://[2002:7f00:1::]/",
  ])
  func linksToPrivatePlacesAreNotFetched(_ link: String) async throws {
    let failure = try await Make.failure(Make.answer(#"{"data":[{"url":"\#(link)"}]}"#))
    #expect(failure?.kind == .noImage && failure?.billed == .yes)
    #expect(failure?.title.contains("private network") == true)
    #expect(failure?.advice.contains(link) == true)
  }

  @Test(arguments: ["http://1.1.1.1/a.png", "https://a b/", "HTTP://1.1.1.1/", "https://é.example/"])
  func otherLinksAreNotFetched(_ link: String) async throws {
    let failure = try await Make.failure(Make.answer(#"{"data":[{"url":"\#(link)"}]}"#))
    #expect(failure?.kind == .noImage && failure?.title.contains("Only https") == true)
  }

  @Test func aLinkBesideAnImageIsDropped() async throws {
    let outcome = try await Make.outcome(
      Make.answer(#"{"data":[{"url":"https://127.0.0.1:1/"},{"b64_json":"\#(Make.png)"}]}"#))
    #expect(outcome.images.count == 1 && outcome.dropped == 1)
  }

  @Test func whatCannotBeUsedBesideAnImageIsKept() async throws {
    let kept = KeptAnswers()
    let answer = Make.answer(#"{"id":"gen-7","data":[{"b64_json":"\#(Make.png)"},{"b64_json":"AAAA"}]}"#)
    let outcome = try await Make.outcome(answer, unread: kept)
    #expect(outcome.images.count == 1 && outcome.remarks.contains { $0.hasSuffix("kept in /unread/gen-7.") })
    #expect(kept.all.count == 1 && kept.all.first?.contains(Make.png) == true)
    _ = try await Make.outcome(Make.answer(#"{"data":[{"b64_json":"\#(Make.png)"}]}"#), unread: kept)
    #expect(kept.all.count == 1, "of a good answer nothing is kept")
  }
}
