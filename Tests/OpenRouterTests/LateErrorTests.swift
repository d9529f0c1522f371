import Domain
import Foundation
import Testing

@testable import OpenRouter

/// Errors beside or behind pictures, and those that come in a form of their own.
struct LateErrorTests {
  private static let usage = #"{"choices":[],"usage":{"cost":0.0387}}"#
  private static let delta = #"{"choices":[{"delta":{"images":["\#(Make.png)"]}}]}"#

  @Test(arguments: [
    #"{"error":{"code":502,"message":"Boats rust"},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}"#,
    #"{"type":"error","error":{"code":"server_error","message":"Boats rust"}}"#,
    #"{"type":"error","message":"Boats rust"}"#,
  ])
  func anErrorBehindAPictureDoesNotTakeItBack(_ error: String) async throws {
    let outcome = try await Make.outcome(Make.stream(Self.delta, error, Self.usage, "[DONE]"), Make.request(.chat))
    #expect(outcome.images.count == 1 && outcome.usage.cost == Decimal(string: "0.0387"))
    #expect(outcome.remarks.count == 1 && outcome.remarks[0].contains("Boats rust"), "\(outcome.remarks)")
  }

  @Test(arguments: [
    #""finish_reason":"error""#, #""finish_reason":"error","error":{"code":502,"message":"Boats rust"}"#,
    #""finish_reason":"content_filter","native_finish_reason":"SAFETY""#,
  ])
  func aPictureCountsHoweverTheModelStopped(_ stop: String) async throws {
    let body = #"{"choices":[{"message":{"content":"","images":["\#(Make.png)"]},\#(stop)}],"usage":{"cost":0.0387}}"#
    let outcome = try await Make.outcome(Make.answer(body), Make.request(.chat))
    #expect(outcome.images.count == 1 && outcome.usage.cost == Decimal(string: "0.0387"))
    #expect(outcome.remarks.contains { $0.contains("Boats rust") } == stop.contains("Boats rust"))
  }

  @Test func oneOfTwoWasRefused() async throws {
    let refused = #"{"error":{"code":"moderation_blocked","message":"The second boat is unsafe"}}"#
    var request = Make.request()
    request.count = 2
    let outcome = try await Make.outcome(
      Make.answer(#"{"data":[{"b64_json":"\#(Make.png)"},\#(refused)]}"#), request)
    #expect(outcome.images.count == 1 && outcome.remarks.count == 2)
    #expect(outcome.remarks[0].contains("second boat is unsafe"), "\(outcome.remarks)")
    let failure = try await Make.failure(Make.answer(#"{"data":[\#(refused)]}"#))
    #expect(failure?.kind == .moderated && failure?.title.contains("second boat is unsafe") == true)
  }

  @Test(arguments: [
    "event: error\ndata: {\"message\":\"Boats rust\",\"code\":\"server_error\"}\n\n",
    "event: error\ndata: Boats rust\n\n",
    "data: Boats rust\nevent: error\n\n", "data: {\"type\":\"response.failed\",\"message\":\"Boats rust\"}\n\n",
    "event: image_generation.failed\ndata: {\"detail\":\"Boats rust\"}\n\n",
  ])
  func theEventsNameSaysThatItIsAnError(_ events: String) async throws {
    let failure = try await Make.failure(
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n\(events)")
    #expect(
      failure?.title.hasSuffix(": Boats rust.") == true && failure?.billed == .maybe, "\(String(describing: failure))")
  }

  @Test(arguments: [
    #"{"choices":[{"finish_reason":"error","native_finish_reason":"SAFETY","message":{"content":""}}]}"#,
    #"{"promptFeedback":{"blockReason":"SAFETY"}}"#, #"{"data":[{"finish_reason":"SAFETY","b64_json":""}]}"#,
    #"{"candidates":[{"finishReason":"IMAGE_SAFETY","finishMessage":"Boats are unsafe."}]}"#,
  ])
  func theProvidersRefusalIsFound(_ body: String) async throws {
    let failure = try #require(try await Make.failure(Make.answer(body), Make.request(.chat)))
    #expect(failure.kind == .moderated && failure.title.contains("SAFETY"), "\(failure)")
    #expect(failure.title.contains("unsafe") == body.contains("unsafe"))
  }

  @Test(arguments: [
    (#""usage":{"cost":"$0.04"}"#, "0.04"), (#""usage":{"cost":" 0.04 "}"#, "0.04"),
    (#""cost":0.04,"usage":{}"#, "0.04"),
    (#""usage":{"cost":{"total":0.04}}"#, "0.04"), (#""usage":{"cost":"4e-2"}"#, "0.04"),
    (#""usage":{"cost":"-1"}"#, nil),
    (#""usage":{"cost":"about 0.04"}"#, nil),
    (
      #""usage":{"cost":0,"is_byok":"true","cost_details":{"upstream_inference_prompt_cost":0.01,"upstream_inference_completions_cost":0.03}}"#,
      "0.04"
    ),
  ])
  func costsInOtherForms(_ member: String, _ cost: String?) async throws {
    let body = #"{"data":[{"b64_json":"\#(Make.png)"}],\#(member)}"#
    #expect(try await Make.outcome(Make.answer(body)).usage.cost == cost.flatMap { Decimal(string: $0) })
  }

  @Test(arguments: [
    "Retry-After: 16.2", "Retry-After: 17s", "Retry-After: \"17\"", "retry-after-ms: 16500", "RateLimit-Reset: 17",
    "x-ratelimit-reset-requests: 17s", "Retry-After: Sunday, 06-Nov-94 08:49:54 GMT",
    "Retry-After: Sun Nov  6 08:49:54 1994",
    "Retry-After: 1994-11-06T08:49:54Z", "Retry-After: Sun, 06 Nov 1994 08:49:54 +0000",
  ])
  func waitsInEachForm(_ field: String) async throws {
    let failure = try #require(
      try await Make.failure(Make.answer("{}", status: "429 No", fields: field + "\r\n")))
    #expect(failure.retryAfter == 17 && failure.advice == "Try again in 17 seconds.", "\(failure)")
  }

  @Test func longAndWordedWaits() async throws {
    let long = try await Make.failure(Make.answer("{}", status: "429 No", fields: "Retry-After: 7200\r\n"))
    #expect(long?.advice == "Try again in about 2 hours." && long?.retryAfter == RetryAfter.cap)
    for message in ["Please try again in 1m30s.", "Rate limited: retry after 90 seconds"] {
      let failure = try await Make.failure(
        Make.answer(#"{"error":{"code":429,"message":"\#(message)"}}"#, status: "429 No"))
      #expect(failure?.retryAfter == 90)
    }
  }
}
