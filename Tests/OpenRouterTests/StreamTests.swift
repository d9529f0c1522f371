import Domain
import Foundation
import RawServing
import Service
import Testing

@testable import OpenRouter

/// Answers that come as events.
@Suite struct StreamTests {
  private var completed: String {
    #"{"type":"image_generation.completed","b64_json":"\#(Make.png)","usage":{"cost":0.011}}"#
  }
  private var partial: String {
    #"{"type":"image_generation.partial_image","partial_image_index":0,"b64_json":"\#(Make.png)"}"#
  }
  private let chunkStart = #"{"id":"gen-1","provider":"P","model":"m/n","choices":[{"delta":{"#

  private func generate(_ answer: String, _ route: Route = .images) async throws -> (Outcome, Reports) {
    let server = try RawServer(answering: answer)
    defer { server.stop() }
    let reports = Reports()
    return (try await Make.client(server).generate(Make.request(route), report: reports.add), reports)
  }

  private func complete(_ answer: String) async throws -> (Result<Outcome, Failure>, Reports) {
    let server = try RawServer(answering: answer)
    defer { server.stop() }
    let client = try Make.client(server)
    let reports = Reports()
    do throws(Failure) {
      let request = ChatRequest(model: "a/b", text: "x", maxTokens: 9, timeout: 9)
      return (.success(try await client.complete(request, report: reports.add)), reports)
    } catch {
      return (.failure(error), reports)
    }
  }

  @Test func imagesStream() async throws {
    let text = #"{"type":"image_generation.text_chunk","text":"<svg","phase":"content"}"#
    let draft = #"{"type":"image_generation.text_chunk","text":"no","phase":"reasoning"}"#
    let (outcome, reports) = try await generate(
      Make.stream(partial, text, draft, completed, completed, "[DONE]"))
    #expect(outcome.images.count == 1 && outcome.usage.cost == Decimal(string: "0.011"))
    #expect(outcome.text.isEmpty)
    #expect(reports.text == "<svg")
    #expect(
      reports.all.contains {
        if case .partial(let image) = $0 { image.mediaType == "image/png" } else { false }
      })
  }

  @Test func aMissingDoneIsForgiven() async throws {
    #expect(try await generate(Make.stream(completed)).0.images.count == 1)
    let end = Make.stream(completed).dropLast(2)
    #expect(try await generate(String(end)).0.images.count == 1)
  }

  @Test func whatCameWholeSurvivesACut() async throws {
    let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 999999\r\n\r\n"
    let (outcome, _) = try await generate(head + "data: \(completed)\n\ndata: {\"type\":\"image_gen")
    #expect(outcome.images.count == 1)
    let error = #"{"type":"error","error":{"message":"late"}}"#
    #expect(try await generate(Make.stream(completed, error)).0.images.count == 1)
  }

  @Test func aPartialIsNeverTheImage() async throws {
    let failure = try await Make.failure(Make.stream(partial, partial))
    #expect(failure?.kind == .network && failure?.billed == .maybe)
    let cut = String(Make.stream(completed).dropLast(40))
    #expect(try await Make.failure(cut)?.billed == .maybe)
    #expect(try await Make.failure(Make.stream(partial, "[DONE]"))?.kind == .noImage)
  }

  @Test func errorsInTheStream() async throws {
    let error = #"{"type":"error","error":{"message":"Generation failed","code":"server_error","type":null}}"#
    let failure = try await Make.failure(Make.stream(partial, error))
    #expect(failure?.kind == .server && failure?.billed == .maybe)
    #expect(failure?.title == "The service failed (500): Generation failed.")
    let chat =
      #"{"id":"gen-abc","error":{"code":429,"message":"Rate limit exceeded"},"choices":[{"delta":{},"finish_reason":"error"}]}"#
    let limited = try await Make.failure(Make.stream(chat), Make.request(.chat))
    #expect(limited?.kind == .rateLimited && limited?.generationID == "gen-abc")
  }

  @Test func chatStreamWithAnImage() async throws {
    let image = #""images":[{"image_url":{"url":"data:image/png;base64,\#(Make.png)"}}]"#
    let (outcome, reports) = try await generate(
      Make.stream(
        chunkStart + #""content":"Voi"}}]}"#, chunkStart + #""content":"là",\#(image)},"finish_reason":"stop"}]}"#,
        #"{"choices":[],"usage":{"cost":0.5}}"#, "[DONE]"), .chat)
    #expect(outcome.images.count == 1 && outcome.text == "Voilà" && reports.text == "Voilà")
    #expect(outcome.usage.cost == Decimal(string: "0.5") && outcome.provider == "P" && outcome.generationID == "gen-1")
  }

  @Test func textStream() async throws {
    let (result, reports) = try await complete(
      Make.stream(
        chunkStart + #""content":"a\u001b[31m sk-o"}}]}"#, chunkStart + #""content":"r-v1-abc"}}]}"#,
        chunkStart + #""content":" b\n"},"finish_reason":"stop"}]}"#))
    #expect(try result.get().text == "a␛[31m sk-or-… b\n")
    #expect(reports.text == "a␛[31m sk-or-… b\n")
  }

  @Test func textInOnePiece() async throws {
    let (result, _) = try await complete(
      Make.answer(#"{"choices":[{"message":{"content":"A fox."}}],"usage":{"cost":1}}"#))
    #expect(try result.get().text == "A fox.")
  }

  @Test func textBeforeAnErrorIsNoAnswer() async throws {
    for event in [
      #"{"error":{"code":502,"message":"Boats rust"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}"#,
      #"{"choices":[{"delta":{},"finish_reason":"error"}]}"#,
    ] {
      let (result, _) = try await complete(Make.stream(chunkStart + #""content":"half of it"}}]}"#, event, "[DONE]"))
      #expect { try result.get() } throws: { ($0 as? Failure)?.kind == .server }
    }
  }

  @Test func theProvidersOwnWordSaysThatItWasCut() async throws {
    let (result, _) = try await complete(
      Make.answer(
        #"{"choices":[{"text":"half","finish_reason":"stop","native_finish_reason":"MAX_TOKENS"}],"usage":{"cost":1}}"#)
    )
    let outcome = try result.get()
    #expect(outcome.text == "half" && outcome.stop == "length" && outcome.cutSentence != nil)
  }

  @Test func cutTextIsAFailure() async throws {
    let (result, reports) = try await complete(Make.stream(chunkStart + #""content":"half of it"}}]}"#))
    #expect(reports.text == "half")
    #expect { try result.get() } throws: { ($0 as? Failure)?.billed == .maybe }
    let (empty, _) = try await complete(Make.answer(#"{"choices":[{"message":{"content":" "}}]}"#))
    #expect { try empty.get() } throws: { ($0 as? Failure)?.kind == .badAnswer }
  }
}
