import Foundation

/// The run of the program that sends a request, by which a later one knows whether it still can come to an end.
struct Owner: Hashable {
  let process: pid_t
  /// Tells runs apart whose process numbers are equal, as in containers.
  let session: String

  /// This run.
  init() {
    process = getpid()
    session = String(UInt64.random(in: .min ... .max), radix: 36)
  }

  init?(_ text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let process = pid_t(parts[0]) else { return nil }
    self.process = process
    session = String(parts[1])
  }

  var text: String { "\(process) \(session)" }

  /// The longest that a request may take, with room: past it nobody waits for it any more.
  private static let patience = 3600.0

  /// Whether a request of that age may still be under way.
  func isWaiting(since time: Date, now: Date, own: Owner) -> Bool {
    if self == own { return true }
    guard now.timeIntervalSince(time) < Self.patience, process != own.process else { return false }
    return kill(process, 0) == 0 || errno == EPERM
  }
}
