import ArgumentParser
import Domain
import Foundation

/// Where a key is read from that is given to a command; it is never an argument, as other users can read those.
struct KeyInput: ParsableArguments {
  @Option(help: ArgumentHelp("The file whose first line is the key; - is standard input.", valueName: "file"))
  var keyFile: String?

  @Flag(help: "Read the key from standard input.")
  var keyStdin = false

  func validate() throws {
    if keyStdin, let keyFile, keyFile != "-" {
      throw ValidationError("--key-stdin and --key-file name two places; give one of them.")
    }
  }

  /// Whether a place was named.
  var isNamed: Bool { keyStdin || keyFile != nil }

  /// - Parameter console: asks for it on a terminal, where nothing of it is shown.
  func key(_ console: Console) throws(Failure) -> APIKey { try APIKey(try text(console)) }

  private func text(_ console: Console) throws(Failure) -> String {
    if let keyFile, keyFile != "-" { return try Self.firstLine(of: keyFile) }
    let question = console.hasTerminal ? "OpenRouter API key (not shown): " : ""
    let line = try StandardInput(console: console).line(isHidden: true, question: question) ?? ""
    return line.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func firstLine(of file: String) throws(Failure) -> String {
    let bytes: [UInt8]
    do {
      let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: (file as NSString).expandingTildeInPath))
      defer { try? handle.close() }
      bytes = Array(try handle.read(upToCount: 4096) ?? Data())
    } catch {
      throw Failure(
        .unreadableFile, "\(Harmless.line(file, limit: 200)) cannot be read.", advice: "Name a file that holds the key."
      )
    }
    return String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self).trimmingCharacters(in: .whitespaces)
  }
}
