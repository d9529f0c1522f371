import Domain
import Foundation
import Runtime
import Terminal

/// The user's editor and viewer. They get an environment without the key.
struct HostDesktop: Desktop {
  private let environment: [String: String]
  private let player: SoundPlayer

  init(environment: [String: String], search: KeySearch = KeySearch(nil)) {
    self.environment = environment.filter { $0.key != "OPENROUTER_API_KEY" }
    player = SoundPlayer(environment: environment, search: search)
  }

  func play(_ path: String, mediaType: String) async throws(Failure) {
    try player.play(path, mediaType: mediaType)
    await player.wait()
  }

  func stopPlaying() { player.stop() }

  func edit(_ text: String) throws(Failure) -> String {
    let folder = NSTemporaryDirectory() + "visualizer-\(UUID().uuidString)"
    let file = folder + "/prompt.txt"
    defer { try? FileManager.default.removeItem(atPath: folder) }
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    } catch {
      throw Failure(.storage, "The text could not be handed to the editor: \(error.localizedDescription).")
    }
    let editor = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0 }.first { !$0.isEmpty } ?? "vi"
    // Through the shell, because $EDITOR may hold arguments. ^C in the editor reaches the shell as well, which must outlive it.
    let script = "trap : INT QUIT; \(editor) \"$1\""
    let status = ForegroundProgram.run(["/bin/sh", "-c", script, "sh", file], environment: environment)
    guard status == 0 else {
      throw Failure(
        .configuration,
        "The editor \(Harmless.line(editor, limit: 60)) ended with status \(status ?? -1); the text is as it was.",
        advice: "Set EDITOR to a program that works.")
    }
    guard let data = FileManager.default.contents(atPath: file), data.count <= 1 << 20 else {
      throw Failure(.storage, "What the editor wrote could not be read; the text is as it was.")
    }
    return String(decoding: data, as: UTF8.self)
  }

  func open(_ path: String) throws(Failure) {
    guard !ForegroundProgram.start([environment["VISUALIZER_VIEWER"] ?? "xdg-open", path], environment: environment)
    else { return }
    throw Failure(
      .configuration, "There is no program to open pictures with (xdg-open).",
      advice: "The file is \(Harmless.line(path)).")
  }
}
