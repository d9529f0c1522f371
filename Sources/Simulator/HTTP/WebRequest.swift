import Foundation

/// A request as it came over the wire.
struct WebRequest: Sendable {
  var method: String
  /// Without the query, as sent.
  var path: String
  /// In the order sent, percent escapes removed.
  var query: [(name: String, value: String)]
  /// Names in lower case.
  var headers: [String: String]
  /// Nil where it was larger than the server takes; it was read to its end all the same.
  var body: [UInt8]? = []
  /// Whether the client wants the connection closed after the answer.
  var isLast: Bool

  /// - Parameter head: all lines up to the empty one; nil where they are no head of HTTP/1.
  init?(head: some Collection<UInt8>) {
    let lines = String(decoding: Array(head), as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: true)
    let words = (lines.first ?? "").split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 3, words[2].hasPrefix("HTTP/1."), !words[0].isEmpty, words[1].hasPrefix("/") else {
      return nil
    }
    method = String(words[0])
    let target = words[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    path = String(target[0])
    let items = target.count > 1 ? URLComponents(string: "?" + target[1])?.queryItems ?? [] : []
    query = items.map { (name: $0.name, value: $0.value ?? "") }
    headers = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { return nil }
      headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    let connection = headers["connection"]?.lowercased()
    isLast = connection == "close" || (words[2] == "HTTP/1.0" && connection != "keep-alive")
  }

  var isChunked: Bool { headers["transfer-encoding"]?.lowercased() == "chunked" }
  var wantsContinue: Bool { headers["expect"]?.lowercased() == "100-continue" }
}
