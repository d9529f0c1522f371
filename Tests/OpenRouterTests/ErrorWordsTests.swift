import Domain
import Foundation
import RawServing
import Testing

@testable import OpenRouter

/// The reason of a failure, however deep it is wrapped.
struct ErrorWordsTests {
  private static let raw = #"{\"error\":{\"message\":\"At most 1 image.\",\"type\":\"invalid_request_error\"}}"#
  private static let generic = #""message":"Provider returned error","code":400"#

  @Test(arguments: [
    #"{"error":{GENERIC,"metadata":{"raw":"RAW"}}}"#, #"{"error":{GENERIC,"metadata":{"raw":"At most 1 image."}}}"#,
    #"{"error":{GENERIC,"metadata":{"raw":{"error":{"message":"At most 1 image."}}}}}"#,
    #"{"error":{GENERIC,"metadata":{"raw":[{"error":{"message":"At most 1 image."}}]}}}"#,
    #"{"error":{GENERIC,"metadata":{"raw":{"detail":[{"loc":["body"],"msg":"At most 1 image."}]}}}}"#,
    #"{"error":{GENERIC,"metadata":{"raw":"400 Bad Request: RAW"}}}"#,
    #"{"error":{"error":{"message":"At most 1 image."}}}"#,
    #"{"error":[{"message":"At most 1 image."}]}"#, #"{"errors":[{"message":"At most 1 image."}]}"#,
    #"{"errors":["At most 1 image."]}"#, #"{"error":"At most 1 image."}"#, #"{"error":"RAW"}"#,
    #"{"message":"At most 1 image."}"#, #"{"detail":"At most 1 image."}"#, #"{"detail":[{"msg":"At most 1 image."}]}"#,
    #"[{"error":{"code":400,"message":"At most 1 image.","status":"INVALID_ARGUMENT"}}]"#,
    #"{"error":{GENERIC,"metadata":{"previous_errors":[{"message":"At most 1 image."}]}}}"#,
    #"{"error":true,"message":"At most 1 image."}"#, "data: {\"error\":{\"message\":\"At most 1 image.\"}}\n\n",
  ])
  func theInnermostSentenceIsShown(_ body: String) async throws {
    let text = body.replacing("RAW", with: Self.raw).replacing("GENERIC", with: Self.generic)
    let failure = try #require(try await Make.failure(Make.answer(text, status: "400 No")))
    #expect(failure.title == "The service refused the request: At most 1 image.", "\(failure)")
    #expect(failure.kind == .invalidRequest && failure.billed == .no)
  }

  @Test(arguments: [
    #"[{"error":{"code":400,"message":"m","status":"INVALID_ARGUMENT"}}]"#,
    #"{"error":{"error":{"code":400,"message":"m"}}}"#,
    #"{"errors":[{"code":400,"message":"m"}]}"#, #"{"response":{"error":{"code":"invalid_prompt","message":"m"}}}"#,
    #"{"error":{"message":"Provider returned error","code":400,"metadata":{"raw":"m"}}}"#,
  ])
  func errorsInASuccessAreRead(_ body: String) async throws {
    for answer in [Make.answer(body), Make.stream(body)] {
      let failure = try #require(try await Make.failure(answer))
      #expect(failure.kind == .invalidRequest && failure.title.hasSuffix(": m."), "\(failure)")
    }
  }

  @Test(arguments: [
    #"{"error":{"code":400,"message":"m","metadata":{"raw":"{\"error\":{\"code\":\"content_policy_violation\"}}"}}}"#,
    #"{"error":{"code":400,"message":"m","type":"image_generation_user_error","metadata":{"raw":{"error":{"code":"moderation_blocked"}}}}}"#,
  ])
  func theProvidersModerationIsOne(_ body: String) async throws {
    #expect(try await Make.failure(Make.answer(body, status: "400 No"))?.kind == .moderated)
  }

  @Test(arguments: [
    (#""retry_after_seconds":17"#, 17), (#""retry_after":17"#, 17), (#""retry_after":"17s""#, 17),
    (#""retry_after_ms":16500"#, 17), (#""retryDelay":"17s""#, 17), (#""headers":{"Retry-After":"17"}"#, 17),
    (#""raw":"{\"error\":{\"details\":[{\"retryDelay\":\"17s\"}]}}""#, 17), (#""retry_after":-1"#, nil),
    (#""retry_after":"soon""#, nil), (#""retry_after":0"#, 0),
  ])
  func waitsStandInBodies(_ member: String, _ seconds: Int?) async throws {
    let body = #"{"error":{"code":429,"message":"m","metadata":{\#(member)}}}"#
    let failure = try #require(try await Make.failure(Make.answer(body, status: "429 No")))
    #expect(failure.retryAfter == seconds, "\(failure)")
    #expect(seconds != 17 || failure.advice == "Try again in 17 seconds.")
  }

  @Test func aLimitOfTheDayIsToldInHours() {
    let now = Date(timeIntervalSince1970: 1_790_000_000)
    #expect(RetryAfter.seconds(reset: "1790018000000", now: now) == 18_000)
    #expect(RetryAfter.seconds(reset: "1790018000", now: now) == 18_000)
    let body = #"{"error":{"message":"m","metadata":{"headers":{"X-RateLimit-Reset":"1790018000000"}}}}"#
    let reader = FailureReader(call: .images, redactor: Redactor(nil), now: { now })
    let failure = reader.refusal(HTTPHead(status: 429, lines: Array("HTTP/1.1 429\r\n\r\n".utf8)), Array(body.utf8))
    #expect(failure.advice == "Try again in about 5 hours." && failure.retryAfter == RetryAfter.cap)
  }

  @Test func anAnswerWithNothingInItSaysSo() async throws {
    #expect(try await Make.failure(Make.answer(""))?.title == "The answer could not be read: it is empty.")
    let failure = try await Make.failure(Make.answer(#"{"message":"This model is asleep."}"#))
    #expect(failure?.title == "No image came back; the model said: This model is asleep.")
  }

  @Test func aPageWhereTheAPIShouldBeIsAWrongAddress() async throws {
    let page = Make.answer("<!DOCTYPE html><html></html>", status: "404 No", type: "text/html")
    let server = try RawServer(answering: page)
    defer { server.stop() }
    let client = try Make.client(server)
    await #expect { try await client.fetchCatalogue() } throws: {
      ($0 as? Failure)?.advice.contains("OPENROUTER_BASE_URL") == true
    }
    let failure = await Make.failure(client)
    #expect(failure?.kind == .configuration && failure?.billed == .no)
    #expect(try await client.endpoints(of: "a/b").isEmpty)
  }

  @Test func whoCannotKnowDoesNotSayNotBilled() async throws {
    for (status, billed) in [(500, Failure.Billed.maybe), (502, .maybe), (503, .no), (504, .maybe), (529, .maybe)] {
      let body = #"{"error":{"code":\#(status),"message":"m"}}"#
      for answer in [Make.answer(body, status: "\(status) No"), Make.answer(body), Make.stream(body)] {
        #expect(try await Make.failure(answer)?.billed == billed, "\(status)")
      }
    }
  }
}
