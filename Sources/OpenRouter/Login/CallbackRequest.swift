import Glibc

/// What the browser asks for, and the page that it gets.
struct CallbackRequest {
  /// Path and query; nil for what is no GET.
  let target: String?
  private let client: Int32

  /// The head of a request is short and comes at once; who takes his time does not hold up the login.
  private static let longest = 8192
  private static let seconds = 2

  /// Reads from a connection.
  init(_ client: Int32) {
    self.client = client
    var limit = timeval(tv_sec: Self.seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(client, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    target = Self.target(in: Self.head(from: client))
  }

  private static func head(from client: Int32) -> String {
    let end = ContinuousClock.now + .seconds(seconds)
    var head: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 2048)
    while head.count < longest, ContinuousClock.now < end {
      let count = recv(client, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      head += buffer[..<count]
      if String(decoding: head, as: UTF8.self).contains("\r\n\r\n") { break }
    }
    return String(decoding: head, as: UTF8.self)
  }

  private static func target(in head: String) -> String? {
    let words = head.prefix { !$0.isNewline }.split(separator: " ")
    return words.count == 3 && words[0] == "GET" ? String(words[1]) : nil
  }

  /// A page of one sentence.
  func answer(_ status: String, _ sentence: String) {
    let page =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Visualizer</title><body><p>\(sentence)</p></body></html>"
    let text =
      "HTTP/1.1 \(status)\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: \(page.utf8.count)\r\n"
      + "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\nConnection: close\r\n\r\n" + page
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { break }
      rest = rest.dropFirst(count)
    }
    shutdown(client, Int32(SHUT_WR))
  }
}
