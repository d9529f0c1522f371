import Domain
import Foundation
import RawServing
import Service
import Testing

@testable import OpenRouter

/// Readings before anything is sent: patience, paths, and keys in what comes back.
struct PlanningReadsTests {
  @Test func oneQuickTryIsOne() async throws {
    let server = try RawServer { connection, _ in connection.waitForClose() }
    defer { server.stop() }
    let client = OpenRouterClient(
      baseURL: try BaseURL(server.url), key: nil, patience: .once(within: .milliseconds(300)), pause: { _ in })
    let start = ContinuousClock.now
    await #expect { try await client.endpoints(of: "a/b") } throws: { ($0 as? Failure)?.kind == .timeout }
    #expect(ContinuousClock.now - start < .seconds(3) && server.requests.count == 1)
  }

  @Test(arguments: [
    ("a/b:free", "/images/models/a/b%3Afree/endpoints"),
    ("a/../../key", "/images/models/a/%2E%2E/%2E%2E/key/endpoints"),
    ("../key", "/images/models/%2E%2E/key/endpoints"), ("a/./b?x#y", "/images/models/a/%2E/b%3Fx%23y/endpoints"),
  ])
  func anIDStaysBelowItsPlace(_ id: String, _ path: String) async throws {
    #expect(Endpoint.endpoints(model: id).path == path)
    let server = try RawServer(answering: Make.answer(#"{"endpoints":[]}"#))
    defer { server.stop() }
    _ = try await Make.client(server).endpoints(of: id)
    #expect(server.requests.first?.hasPrefix("GET /api/v1\(path) HTTP") == true, "\(server.requests)")
  }

  @Test(arguments: ["KEY", "\\u0073k-or-v1-0123456789abcdef0123456789abcdef", "sk-or-v1-another", "sk\\u002dor-v1-x"])
  func aKeyInJSONIsTakenOut(_ word: String) throws {
    let redactor = Redactor(try APIKey(Make.key))
    let json = #"{"a":"x \#(word.replacing("KEY", with: Make.key)) é \\u0041 \u0022"}"#
    let clean = redactor.clean(Array(json.utf8))
    let text = try #require(try JSONDocument(clean).root["a"]?.string)
    #expect(text == "x sk-or-… é \\u0041 \"", "\(text)")
  }

  @Test func textWithoutAKeyStaysAsItIs() throws {
    let json = Array(#"{"a":"task-or \u2028 caf\u00e9"}"#.utf8)
    #expect(Redactor(try APIKey(Make.key)).clean(json) == json)
    #expect(Redactor(nil).clean([]) == [])
  }

  @Test func aLongHeadIsNamed() async throws {
    for line in ["X-A: \(String(repeating: "a", count: 400_000))\r\n", String(repeating: "X-A: b\r\n", count: 60_000)] {
      let failure = try await Make.failure("HTTP/1.1 200 OK\r\n\(line)Content-Length: 2\r\n\r\n{}")
      #expect(failure?.title == "The answer's headers are too long to be an honest answer.", "\(failure?.title ?? "")")
      #expect(failure?.billed == .maybe)
    }
  }

  @Test func whoseWordItIs() async throws {
    for (status, route) in [("503 No", Route.images), ("503 No", .chat)] {
      let page = try await Make.failure(
        Make.answer("<html>", status: status, type: "text/html"), Make.request(route))
      #expect(page?.billed == .maybe, "\(status)")
      let word = try await Make.failure(Make.answer(#"{"error":{"message":"m"}}"#, status: status), Make.request(route))
      #expect(word?.billed == .no, "\(status)")
    }
  }

  @Test func noWaitIsNone() async throws {
    let failure = try await Make.failure(
      Make.answer(#"{"error":{"message":"m"}}"#, status: "429 No", fields: "Retry-After: 0\r\n"))
    #expect(failure?.advice == "Try again now." && failure?.retryAfter == 0)
  }
}
