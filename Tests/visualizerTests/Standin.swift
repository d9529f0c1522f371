import Foundation
import RawServing
import Synchronization

/// A service whose every answer a test writes, and the program beside it: for what no honest service does.
final class Standin: Sendable {
  /// $0.03 an image, one image in a request, takes references.
  static let flux = "lab/flux"
  /// Priced by tokens.
  static let tokens = "lab/tokens"
  /// Writes words.
  static let writer = "lab/writer"
  /// One transparent pixel.
  static let png =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="

  private let server: RawServer
  let program: Program

  /// - Parameters:
  ///   - answer: gets the path of a GET, without what stands before it; nil leaves it to the stand-in. Empty says nothing.
  ///   - posts: the bodies that answer the first POST, the second and so on; the last one answers all that follow.
  init(_ answer: @escaping @Sendable (String) -> String? = { _ in nil }, posts: [String] = []) throws {
    let sent = Mutex(0)
    server = try RawServer { connection, request in
      let words = request.prefix { $0 != "\r\n" }.split(separator: " ")
      let path = String(words.dropFirst().first ?? "").replacing("/api/v1", with: "")
      if words.first == "POST" {
        let number = sent.withLock { sent in
          defer { sent += 1 }
          return sent
        }
        guard let body = posts.indices.contains(number) ? posts[number] : posts.last else { return }
        return connection.send(body.hasPrefix("HTTP/") ? body : Self.http(body))
      }
      let text = answer(path) ?? Self.usual(path)
      if text.isEmpty {
        connection.waitForClose()
      } else {
        connection.send(text.hasPrefix("HTTP/") ? text : Self.http(text))
      }
    }
    var program = try Program(service: server.url + "/api/v1")
    program.environment["VISUALIZER_TEXT_TO_IMAGE_MODEL"] = Self.flux
    program.environment["VISUALIZER_EDITING_MODEL"] = Self.flux
    program.environment["VISUALIZER_GENERAL_CLIENT"] = Self.writer
    program.environment["VISUALIZER_ANALYSIS_MODEL"] = Self.writer
    program.environment["VISUALIZER_PROMPT_REVISE_EDITS"] = "off"
    self.program = program
  }

  /// Runs the body, then takes everything down.
  static func with(
    _ answer: @escaping @Sendable (String) -> String? = { _ in nil }, posts: [String] = [],
    body: (Standin, inout Program) async throws -> Void
  ) async throws {
    let standin = try Standin(answer, posts: posts)
    defer {
      standin.server.stop()
      standin.program.remove()
    }
    var program = standin.program
    try await body(standin, &program)
  }

  /// The bodies of the POSTs.
  var posts: [String] {
    server.requests.filter { $0.hasPrefix("POST ") }.map { $0.components(separatedBy: "\r\n\r\n").last ?? "" }
  }

  /// The paths of the GETs.
  var gets: [String] {
    server.requests.filter { $0.hasPrefix("GET ") }.map { String($0.split(separator: " ")[1]) }
  }

  static func http(_ body: String, status: String = "200 OK", fields: String = "") -> String {
    "HTTP/1.1 \(status)\r\nContent-Type: application/json\r\n\(fields)Content-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n"
      + body
  }

  /// An answer with an image.
  static func image(_ base64: String = png, cost: String? = "0.03") -> String {
    #"{"data":[{"b64_json":"\#(base64)"}]\#(cost.map { #","usage":{"cost":\#($0)}"# } ?? "")}"#
  }

  /// An answer in words.
  static func words(_ text: String, cost: String = "0.01") -> String {
    #"{"choices":[{"finish_reason":"stop","message":{"content":"\#(text)"}}],"usage":{"cost":\#(cost)}}"#
  }

  static func imageRow(_ id: String, name: String = "x") -> String {
    #"{"id":"\#(id)","name":"\#(name)","architecture":{"input_modalities":["text","image"],"output_modalities":["image"]},"#
      + #""supported_parameters":\#(parameters),"supports_streaming":false}"#
  }

  private static let parameters = #"{"input_references":{"type":"range","min":0,"max":4}}"#

  private static func usual(_ path: String) -> String {
    if path.hasPrefix("/images/models/"), path.hasSuffix("/endpoints") {
      let unit = path.contains(tokens) ? "token" : "image"
      return #"{"endpoints":[{"provider_name":"Lab","provider_slug":"lab","supported_parameters":\#(parameters),"#
        + #""pricing":[{"billable":"output_image","unit":"\#(unit)","cost_usd":0.03}]}]}"#
    }
    if path == "/images/models" { return "{\"data\":[\(imageRow(flux)),\(imageRow(tokens))]}" }
    if path.hasPrefix("/models") {
      return #"{"data":[{"id":"\#(writer)","name":"W","architecture":{"input_modalities":["text","image"],"#
        + #""output_modalities":["text"]},"pricing":{"prompt":"0.1","completion":"0.1"}}]}"#
    }
    if path == "/providers" { return #"{"data":[{"name":"Lab","slug":"lab"}]}"# }
    if path == "/key" { return #"{"data":{"label":"k"}}"# }
    return http(#"{"error":{"code":404,"message":"Not found"}}"#, status: "404 No")
  }
}
