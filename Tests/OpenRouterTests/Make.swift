import Domain
import Foundation
import RawServing
import Service
import Synchronization

@testable import OpenRouter

/// Collects what a call reports.
final class Reports: Sendable {
  private let steps = Mutex<[Domain.Progress]>([])

  var all: [Domain.Progress] { steps.withLock { $0 } }
  var text: String {
    all.reduce(into: "") { text, step in
      if case .text(let piece) = step { text += piece }
    }
  }

  @Sendable func add(_ step: Domain.Progress) { steps.withLock { $0.append(step) } }
}

/// Remembers what of answers is kept.
final class KeptAnswers: UnreadAnswers {
  private let answers = Mutex<[String]>([])

  var all: [String] { answers.withLock { $0 } }

  func keep(_ pieces: some Sequence<[UInt8]>, generationID: String?) throws(Failure) -> String {
    let bytes = pieces.flatMap { $0 }
    answers.withLock { $0.append(String(decoding: bytes, as: UTF8.self)) }
    return "/unread/\(generationID ?? "x")"
  }
}

/// Values for tests.
enum Make {
  static let key = "sk-or-v1-0123456789abcdef0123456789abcdef"
  /// One transparent pixel.
  static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="

  static func client(_ server: RawServer, key: String? = key) throws -> OpenRouterClient {
    try client(server.url + "/api/v1", key: key)
  }

  static func client(
    _ url: String, key: String? = key, unread: (any UnreadAnswers)? = nil
  ) throws -> OpenRouterClient {
    OpenRouterClient(
      baseURL: try BaseURL(url), key: try key.map { try APIKey($0) }, unread: unread,
      now: { Date(timeIntervalSince1970: 784_111_777) }, pause: { _ in })
  }

  static func answer(
    _ body: String, status: String = "200 OK", type: String = "application/json", fields: String = ""
  ) -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: \(type)\r\n\(fields)Content-Length: \(body.utf8.count)\r\n\r\n\(body)"
  }

  /// An event stream that ends with its connection.
  static func stream(_ events: String...) -> String {
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
      + events.map { "data: \($0)\n\n" }.joined()
  }

  static func request(_ route: Route = .images, timeout: Int = 10) -> ImageRequest {
    ImageRequest(route: route, model: "a/b", prompt: "a fox", timeout: timeout)
  }

  static func reference(_ bytes: [UInt8] = [1, 2, 3, 4]) -> Reference {
    Reference(name: "a.png", path: "/a.png", mediaType: "image/png", width: 1, height: 1, bytes: bytes)
  }

  /// The failure of generating against a server that answers so.
  static func failure(
    _ answer: String, _ request: ImageRequest = request(),
    report: @escaping @Sendable (Domain.Progress) -> Void = { _ in }
  ) async throws -> Failure? {
    let server = try RawServer(answering: answer)
    defer { server.stop() }
    return await failure(try client(server), request, report: report)
  }

  static func failure(
    _ client: any ImageService, _ request: ImageRequest = request(),
    report: @escaping @Sendable (Domain.Progress) -> Void = { _ in }
  ) async -> Failure? {
    do throws(Failure) {
      _ = try await client.generate(request, report: report)
      return nil
    } catch {
      return error
    }
  }

  static func outcome(
    _ answer: String, _ request: ImageRequest = request(), unread: KeptAnswers? = nil
  ) async throws -> Outcome {
    let server = try RawServer(answering: answer)
    defer { server.stop() }
    return try await client(server.url + "/api/v1", unread: unread).generate(request) { _ in }
  }
}
