import Foundation

/// What the tmux around the program says of itself.
package struct TmuxFacts: Equatable, Sendable {
  /// The TERM of the terminal behind it.
  package let terminal: String
  package let passesThrough: Bool

  /// Asks it, which takes a few milliseconds; nil where it does not answer.
  static func ask(_ environment: [String: String]) -> TmuxFacts? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "tmux", "display-message", "-p", "#{client_termname}", ";", "show-options", "-Apv", "allow-passthrough",
    ]
    process.environment = environment.filter { ["PATH", "TMUX", "TMUX_PANE", "LC_ALL", "LANG"].contains($0.key) }
    let output = Pipe()
    (process.standardOutput, process.standardError, process.standardInput) = (
      output, FileHandle.nullDevice, FileHandle.nullDevice
    )
    guard (try? process.run()) != nil else { return nil }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return TmuxFacts(answer: String(decoding: bytes, as: UTF8.self))
  }

  /// Reads its two lines.
  init?(answer: String) {
    let lines = answer.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count >= 2 else { return nil }
    terminal = String(lines[0])
    passesThrough = ["on", "all"].contains(lines[1])
  }
}
