import Domain
import Synchronization

/// Writes one line for each request of the gateway, beside the requests: who reads the log slowly, or not at all, must not
/// hold them up.
final class RequestLog: Sendable {
  private let console: Console
  private let isJSON: Bool
  private let waiting = Mutex<[GatewayRequest]>([])
  private let news: AsyncStream<Void>.Continuation
  private let came: AsyncStream<Void>
  private let writing = Mutex<Task<Void, Never>?>(nil)

  /// More wait for nobody: they are left out.
  private static let mostWaiting = 10_000

  /// - Parameter isJSON: JSON on standard output; else words on standard error.
  init(_ console: Console, isJSON: Bool) {
    (self.console, self.isJSON) = (console, isJSON)
    (came, news) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
    let task = Task.detached { [self] in
      for await _ in came { writeAll() }
      writeAll()
    }
    writing.withLock { $0 = task }
  }

  func add(_ request: GatewayRequest) {
    waiting.withLock { if $0.count < Self.mostWaiting { $0.append(request) } }
    news.yield()
  }

  /// Returns once all is written.
  func end() async {
    news.finish()
    await writing.withLock { $0 }?.value
  }

  private func writeAll() {
    let requests = waiting.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
    guard !requests.isEmpty else { return }
    guard isJSON else { return requests.forEach { console.note($0.line) } }
    try? console.print(requests.map(\.json.compact).joined(separator: "\n"))
  }
}
