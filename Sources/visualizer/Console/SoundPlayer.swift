import Domain
import Foundation
import Synchronization
import Terminal

/// Plays sounds through the first player that this machine has. It gets an environment without the key.
final class SoundPlayer: Sendable {
  /// A program that plays sounds.
  private struct Row {
    let name: String
    /// What makes it read its standard input; nil where it wants a file.
    var streaming: [String]?
    /// What makes it play the file that follows.
    var file: [String] = []
    var playsMP3 = true
  }

  private static let rows = [
    Row(
      name: "ffplay", streaming: ["-nodisp", "-autoexit", "-loglevel", "quiet", "-i", "-"],
      file: ["-nodisp", "-autoexit", "-loglevel", "quiet"]),
    Row(name: "mpv", streaming: ["--no-video", "--no-terminal", "-"], file: ["--no-video", "--no-terminal"]),
    Row(name: "paplay"), Row(name: "aplay", streaming: ["-q", "-"], file: ["-q"], playsMP3: false),
    Row(name: "afplay"),
  ]

  private let environment: [String: String]
  private let current = Mutex<FedProgram?>(nil)

  init(environment: [String: String], search: KeySearch) {
    self.environment = environment.filter { $0.key != "OPENROUTER_API_KEY" && !search.finds(in: [$0.value]) }
  }

  /// Starts to play what is fed from now on, where the player plays what is not whole yet; see `isFed`.
  ///
  /// - Throws: a `.configuration` failure where there is no player at all.
  func begin(_ format: SpeechFormat) throws(Failure) {
    let (row, path) = try player(format == .mp3)
    if let streaming = row.streaming { try start([path] + streaming) }
  }

  func feed(_ bytes: [UInt8]) { current.withLock { $0 }?.feed(bytes) }

  /// Nothing more comes; what was fed is played to its end.
  func finish() { current.withLock { $0 }?.finish() }

  /// Plays a file; what was played before ends.
  func play(_ path: String, mediaType: String) throws(Failure) {
    let (row, program) = try player(mediaType == SpeechFormat.mp3.mediaType)
    try start([program] + row.file + [path])
    finish()
  }

  /// Returns once nothing is played any more.
  func wait() async {
    let program = current.withLock { $0 }
    await withTaskCancellationHandler {
      await program?.wait()
    } onCancel: {
      program?.stop()
    }
  }

  func stop() {
    let program = current.withLock { program in
      defer { program = nil }
      return program
    }
    program?.stop()
  }

  /// Whether it plays what is fed, or waits for a file.
  var isFed: Bool { current.withLock { $0 } != nil }

  private func start(_ arguments: [String]) throws(Failure) {
    stop()
    guard let program = FedProgram(arguments, environment: environment) else {
      throw Failure(.configuration, "\(arguments[0]) could not be started.", advice: "The sound itself is safe.")
    }
    current.withLock { $0 = program }
  }

  private func player(_ isMP3: Bool) throws(Failure) -> (Row, path: String) {
    for row in Self.rows where row.playsMP3 || !isMP3 {
      if let path = found(row.name) { return (row, path) }
    }
    let names = Self.rows.filter { $0.playsMP3 || !isMP3 }.map(\.name).joined(separator: ", ")
    throw Failure(
      .configuration, "There is no program here that plays \(isMP3 ? "MP3" : "WAV") sounds.",
      advice: "Install one of \(names).")
  }

  private func found(_ name: String) -> String? {
    let folders = (environment["PATH"] ?? "").split(separator: ":")
    return folders.lazy.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
  }
}
