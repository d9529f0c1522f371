import Foundation
import MCP
import Synchronization
import Testing

/// Both ends of a client's pipe, in memory.
final class Wire: MessageSource, MessageSink {
  private let input = AsyncStream<[UInt8]>.makeStream()
  private let output = AsyncStream<String>.makeStream()
  /// Lines that were read while another one was looked for.
  private let kept = Mutex<[String]>([])

  func next() async -> [UInt8]? {
    for await bytes in input.stream { return bytes }
    return nil
  }

  func stop() { input.continuation.finish() }

  func send(_ line: [UInt8]) async -> Bool {
    output.continuation.yield(String(decoding: line, as: UTF8.self))
    return true
  }

  func say(_ text: String) { input.continuation.yield(Array((text + "\n").utf8)) }
  func say(bytes: [UInt8]) { input.continuation.yield(bytes) }

  /// The next line that is not kept.
  func line() async -> String {
    for await line in output.stream { return line }
    return ""
  }

  /// The answer to a request, whatever comes before it.
  func answer(_ id: String, _ location: SourceLocation = #_sourceLocation) async throws -> Spoken {
    let wanted = "\"id\":\(id),"
    if let known = kept.withLock({ lines in lines.firstIndex { $0.contains(wanted) }.map { lines.remove(at: $0) } }) {
      return try Spoken(known, location)
    }
    while true {
      let line = await line()
      guard !line.isEmpty else { return try Spoken("{}", location) }
      if line.contains(wanted) { return try Spoken(line, location) }
      kept.withLock { $0.append(line) }
    }
  }

  func forget() { kept.withLock { $0 = [] } }

  /// Lines that nobody has asked for.
  var others: [String] { kept.withLock { $0 } }
}

/// One line of the server, read.
struct Spoken {
  let text: String
  private let object: [String: Any]

  init(_ text: String, _ location: SourceLocation = #_sourceLocation) throws {
    self.text = text
    let read = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    object = try #require(read as? [String: Any], "\(text)", sourceLocation: location)
    #expect(text.hasSuffix("}\n") || text == "{}", sourceLocation: location)
  }

  var result: [String: Any] { object["result"] as? [String: Any] ?? [:] }
  var error: [String: Any]? { object["error"] as? [String: Any] }
  var code: Int? { error?["code"] as? Int }
  var isError: Bool { result["isError"] as? Bool ?? false }
  var values: [String: Any] { result["structuredContent"] as? [String: Any] ?? [:] }
  var status: String? { values["status"] as? String }
  var blocks: [[String: Any]] { result["content"] as? [[String: Any]] ?? [] }
  var words: String { blocks.first?["text"] as? String ?? "" }
  func block(_ type: String) -> [String: Any]? { blocks.first { $0["type"] as? String == type } }
  var paths: [String] { (values["pictures"] as? [[String: Any]] ?? []).compactMap { $0["path"] as? String } }
}
