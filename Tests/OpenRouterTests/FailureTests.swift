import Domain
import Foundation
import RawServing
import Service
import Testing

@testable import OpenRouter

/// How the service's errors become failures.
@Suite struct FailureTests {
  private typealias Row = (status: Int, kind: Failure.Kind, images: Failure.Billed, chat: Failure.Billed)

  private static let rows: [Row] = [
    (400, .invalidRequest, .no, .no), (401, .keyRefused, .no, .no), (402, .noCredit, .no, .no),
    (403, .forbidden, .no, .no), (404, .notFound, .no, .no), (408, .timeout, .maybe, .maybe),
    (413, .tooLarge, .no, .no), (418, .invalidRequest, .no, .no), (422, .invalidRequest, .no, .no),
    (429, .rateLimited, .no, .no), (500, .server, .maybe, .maybe), (502, .server, .maybe, .maybe),
    (503, .server, .no, .no), (504, .timeout, .maybe, .maybe), (524, .timeout, .maybe, .maybe),
    (529, .server, .maybe, .maybe),
  ]

  @Test(arguments: rows.indices)
  func statuses(_ index: Int) async throws {
    let row = Self.rows[index]
    let body = #"{"error":{"code":\#(row.status),"message":"Because of x."}}"#
    for route in [Route.images, .chat] {
      let server = try RawServer(
        answering: Make.answer(body, status: "\(row.status) No", fields: "X-Generation-Id: gen-2\r\n"))
      defer { server.stop() }
      let failure = try #require(await Make.failure(try Make.client(server), Make.request(route)))
      #expect(failure.kind == row.kind && failure.status == row.status && failure.generationID == "gen-2")
      #expect(failure.billed == (route == .images ? row.images : row.chat))
      #expect(failure.title.hasSuffix(": Because of x.") && !failure.advice.isEmpty)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: [
    (#"{"error":{"code":429,"message":"m"}}"#, Failure.Kind.rateLimited),
    (#"{"error":{"http_status":402,"error_type":"payment_required","message":"m"}}"#, .noCredit),
    (#"{"error":{"code":"401","message":"m"}}"#, .keyRefused),
    (#"{"error":{"message":"m","metadata":{"error_type":"not_found"}}}"#, .notFound),
    (#"{"error":{"code":"content_policy_violation","message":"m"}}"#, .moderated),
    (#"{"error":"m"}"#, .server), (#"{"error":{"code":{},"message":"m","metadata":[]}}"#, .server),
    (#"{"choices":[{"finish_reason":"error","error":{"code":502,"message":"m"}}]}"#, .server),
  ])
  func errorsWithinASuccess(_ body: String, _ kind: Failure.Kind) async throws {
    for answer in [Make.answer(body), Make.stream(body)] {
      let failure = try #require(try await Make.failure(answer))
      #expect(failure.kind == kind && failure.billed == (kind == .server ? .maybe : .no))
      #expect(failure.title.hasSuffix(": m."))
    }
  }

  @Test func moderationShowsItsReasons() async throws {
    let failure = try await Make.failure(
      Make.answer(
        #"{"error":{"code":403,"message":"Flagged","metadata":{"reasons":["violence","gore"],"provider_name":"Acme"}}}"#,
        status: "403 No"))
    #expect(failure?.kind == .moderated)
    #expect(failure?.title == "The service's moderation refused this: Acme said: Flagged (violence, gore).")
  }

  @Test func theKeyIsNeverEchoed() async throws {
    let body = #"{"error":{"code":401,"message":"No \#(Make.key) nor sk-or-v1-other\u202e\u001b[2J"}}"#
    let failure = try await Make.failure(
      Make.answer(body, status: "401 \(Make.key)", fields: "X-Generation-Id: \(Make.key)\r\n"))
    #expect(failure?.title == "The service refused the key: No sk-or-… nor sk-or-…\\u{202E}␛[2J.")
    #expect(failure.map { String(describing: $0).contains(Make.key) } == false)
  }

  @Test func webPagesAreNamed() async throws {
    let page = Make.answer("<!doctype html><title>Sign in</title>", type: "text/html; charset=utf-8")
    #expect(try await Make.failure(page)?.title == "We got a web page, not the API.")
    #expect(try await Make.failure(Make.answer("<html>"))?.title == "We got a web page, not the API.")
    let error = try await Make.failure(Make.answer("<html>bad gateway</html>", status: "502 Bad", type: "text/html"))
    #expect(error?.title == "The service failed (502)." && error?.kind == .server)
  }

  @Test func whatMayBeBilledSaysSo() async throws {
    for status in [408, 500, 502, 504, 520, 524, 529] {
      let failure = try await Make.failure(Make.answer("", status: "\(status) No"))
      #expect(failure?.billed == .maybe && failure?.advice == Failure.unsure, "\(status)")
    }
    #expect(try await Make.failure(Make.answer("", status: "429 No"))?.advice.contains("billed") == false)
  }

  @Test func waitsAreKept() async throws {
    let body = #"{"error":{"code":429,"message":"m","availability":{"retry_after":40,"fallback_models":["y"]}}}"#
    #expect(try await Make.failure(Make.answer(body, status: "429 No"))?.retryAfter == 40)
    let fields = "Retry-After: 100000\r\n"
    let failure = try await Make.failure(Make.answer(body, status: "503 No", fields: fields))
    #expect(failure?.retryAfter == 600 && failure?.advice == "Try again in about 28 hours.")
  }

  @Test func longMessagesAreCut() async throws {
    let body = #"{"error":{"code":400,"message":"\#(String(repeating: "x", count: 100_000))"}}"#
    let failure = try await Make.failure(Make.answer(body, status: "400 No"))
    #expect((failure?.title.count ?? 0) < 700)
  }
}
