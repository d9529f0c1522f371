import Domain
import Foundation
import RawServing
import Service
import Testing

@testable import OpenRouter

/// What a failed request has cost, as far as its answer says.
struct CostTests {
  private static let half = #""usage":{"cost":0.5}"#

  @Test(arguments: [
    #"{"data":[],USAGE}"#, #"{"data":null,USAGE}"#, #"{"data":[{"b64_json":"!"}],USAGE}"#,
    #"{"data":[{"b64_json":"PGh0bWw+"}],USAGE}"#, #"{"data":[{"url":"https://127.0.0.1:1/a"}],USAGE}"#,
    #"{"choices":[{"message":{"content":"No."}}],USAGE}"#, #"{"error":{"code":502,"message":"m"},USAGE}"#,
    #"{"choices":[{"finish_reason":"length","message":{"content":""}}],USAGE}"#,
    #"{"choices":[{"finish_reason":"content_filter","message":{"content":null}}],USAGE}"#,
    #"{"choices":[{"finish_reason":"error"}],USAGE}"#,
  ])
  func aReportedCostIsKept(_ body: String) async throws {
    for (usage, cost, billed) in [
      (Self.half, Decimal(string: "0.5"), Failure.Billed.yes), (#""usage":{"cost":0}"#, 0, .no),
    ] {
      let text = body.replacing("USAGE", with: usage)
      for answer in [Make.answer(text), Make.stream(text, "[DONE]")] {
        for route in [Route.images, .chat] {
          let failure = try #require(try await Make.failure(answer, Make.request(route)))
          #expect(failure.cost == cost && failure.billed == billed, "\(failure)")
          #expect(failure.advice.hasPrefix(billed == .yes ? "It was billed $0.50." : "It was not billed."))
        }
      }
    }
  }

  @Test func anAnswerThatBreaksOffAfterItsUsage() async throws {
    let failure = try await Make.failure(Make.stream(#"{"choices":[],\#(Self.half)}"#), Make.request(.chat))
    #expect(failure?.cost == Decimal(string: "0.5") && failure?.advice == "It was billed $0.50.")
    let words = try await Make.failure(
      Make.answer(#"{"error":{"code":500,"message":"m"},\#(Self.half)}"#, status: "500 No"))
    #expect(words?.cost == Decimal(string: "0.5") && words?.billed == .yes)
  }

  @Test func noCostIsNoCost() async throws {
    let failure = try await Make.failure(Make.answer(#"{"data":[],"usage":{"cost":null}}"#))
    #expect(failure?.cost == nil && failure?.billed == .maybe)
  }

  @Test(
    arguments: [
      ("-5", nil), ("1e20", nil), ("10001", nil), ("1e999", nil), ("\"x\"", nil), ("10000", 10_000), ("\"0.05\"", 0.05),
      ("-0", 0),
    ] as [(String, Decimal?)])
  func absurdCostsAreNotBelieved(_ cost: String, _ taken: Decimal?) async throws {
    let outcome = try await Make.outcome(
      Make.answer(#"{"data":[{"b64_json":"\#(Make.png)"}],"usage":{"cost":\#(cost)}}"#))
    #expect(outcome.usage.cost == taken)
    let server = try RawServer(answering: Make.answer(#"{"data":{"total_cost":\#(cost)}}"#))
    defer { server.stop() }
    #expect(try await Make.client(server).record(ofGeneration: "g").totalCost == taken)
  }

  @Test(arguments: [
    ("content_filter", Failure.Kind.moderated, "content filter"), ("length", .noImage, "length limit"),
    ("stop", .noImage, "the model said: I won't"),
  ])
  func refusalsOfChatSayWhy(_ reason: String, _ kind: Failure.Kind, _ words: String) async throws {
    let message = #"{"content":null,"refusal":"I won't."}"#
    let body = #"{"choices":[{"finish_reason":"\#(reason)","message":\#(message)}]}"#
    let failure = try #require(try await Make.failure(Make.answer(body), Make.request(.chat)))
    #expect(failure.kind == kind && failure.title.contains(words) && failure.title.hasSuffix("I won't."))
  }

  @Test func refusalsInPiecesAreJoined() async throws {
    let failure = try await Make.failure(
      Make.stream(
        #"{"choices":[{"delta":{"refusal":"I will "}}]}"#,
        #"{"choices":[{"delta":{"refusal":"not."},"finish_reason":"stop"}]}"#),
      Make.request(.chat))
    #expect(failure?.title == "No image came back; the model said: I will not.")
  }
}
