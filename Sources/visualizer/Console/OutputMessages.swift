import Dispatch
import MCP

/// What a client reads from standard output: whole lines, one after the other.
final class OutputMessages: MessageSink {
  private let queue = DispatchQueue(label: "visualizer.messages.output")
  private let console: Console

  init(_ console: Console) { self.console = console }

  func send(_ line: [UInt8]) async -> Bool {
    await withCheckedContinuation { continuation in
      queue.async { [console] in continuation.resume(returning: console.deliver(line)) }
    }
  }
}
