import Domain
import Foundation
import Terminal

/// What comes in on standard input: a text where an argument is a single dash, an answer, a key.
struct StandardInput: Sendable {
  var console = Console()
  static let mostBytes = 32_768

  /// The argument itself, or what standard input holds where it is `-`.
  ///
  /// - Parameters:
  ///   - what: the thing that is meant, for the messages: "prompt".
  ///   - limit: bytes that standard input may hold.
  func text(_ argument: String, what: String, limit: Int = Self.mostBytes) throws(Failure) -> String {
    guard argument == "-" else { return argument }
    if isTTY(STDIN_FILENO) { console.note("Write the \(what), then ^D at the start of a line.") }
    let text = String(decoding: try bytes(limit: limit, what), as: UTF8.self)
      .trimmingCharacters(in: .whitespacesAndNewlines)
    guard !text.isEmpty else {
      throw Failure(.usage, "Standard input holds no \(what).", advice: "With - it is read from there.")
    }
    return text
  }

  /// All of it, as it is.
  ///
  /// - Parameter what: the thing that is meant, for the messages: "picture".
  func whole(_ what: String, limit: Int) throws(Failure) -> [UInt8] {
    guard !isTTY(STDIN_FILENO) else {
      throw Failure(.usage, "Standard input holds no \(what).", advice: "With - it is read from there: cat FILE | …")
    }
    return try bytes(limit: limit, what)
  }

  /// One line; nil at the end of the input.
  ///
  /// - Parameters:
  ///   - isHidden: whether a terminal shows nothing of it.
  ///   - question: is asked once the terminal hides what is typed: who answers at once must not be seen.
  func line(isHidden: Bool = false, question: String = "", limit: Int = 4096) throws(Failure) -> String? {
    let isTerminal = isTTY(STDIN_FILENO)
    var settings = termios()
    let hides = isHidden && isTerminal && tcgetattr(STDIN_FILENO, &settings) == 0
    let shown = settings
    if hides {
      settings.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
    }
    defer {
      var shown = shown
      if hides {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown)
        console.raw("\n")
      }
    }
    if !question.isEmpty { console.raw(question) }
    var line: [UInt8] = []
    while line.count <= limit, let byte = try next(1).first {
      if byte == 0x0A { return String(decoding: line, as: UTF8.self) }
      line.append(byte)
    }
    return line.isEmpty ? nil : String(decoding: line.prefix(limit), as: UTF8.self)
  }

  private func bytes(limit: Int, _ what: String) throws(Failure) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let more = try next(limit > 1 << 20 ? 65_536 : 4096)
      if more.isEmpty { return all }
      all += more
      guard all.count <= limit else {
        throw Failure(.usage, "Standard input holds more than a \(what) may have (\(limit) bytes).")
      }
    }
  }

  /// Some bytes, none at the end. Looks up now and then, so that ^C ends a command that waits.
  private func next(_ count: Int) throws(Failure) -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    while true {
      try Failure.checkCancellation()
      var waiting = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let ready = poll(&waiting, 1, 200)
      if ready == 0 || ready < 0 && errno == EINTR { continue }
      let read = Foundation.read(STDIN_FILENO, &buffer, count)
      if read >= 0 { return Array(buffer.prefix(read)) }
      guard errno == EINTR || errno == EAGAIN else {
        throw Failure(.usage, "Standard input cannot be read: \(String(cString: strerror(errno)).lowercased()).")
      }
    }
  }
}

extension Console {
  /// Whether there is somebody to answer a question.
  var hasTerminal: Bool { isTTY(STDIN_FILENO) && isTTY(STDERR_FILENO) }

  /// Asks a question that only a yes answers; no is the default.
  func asks(_ question: String) throws(Failure) -> Bool {
    raw(Harmless.line("\(question) [y/N] "))
    let answer = try StandardInput(console: self).line() ?? ""
    return ["y", "yes"].contains(answer.trimmingCharacters(in: .whitespaces).lowercased())
  }
}
