import Foundation
import Glibc

/// The built program on a pseudo-terminal of its own, as a user's terminal would run it.
final class PseudoTerminal {
  private let master: Int32
  private let child: pid_t
  private(set) var output: [UInt8] = []
  /// The terminal's settings before the program began.
  private let settingsBefore: [UInt8]

  /// - Parameter shell: a script of a shell that runs the program as `"$@"`; nil runs it without one.
  init(
    _ arguments: [String], size: (columns: Int, rows: Int) = (80, 24), environment: [String: String],
    shell: String? = nil
  ) throws {
    let words = (shell.map { ["/bin/sh", "-c", $0, "sh"] } ?? []) + [Program.path] + arguments
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_NONBLOCK)
    var lock: Int32 = 0
    var number: Int32 = 0
    // TIOCSPTLCK and TIOCGPTN, macros that Swift does not import: what unlockpt and ptsname ask for.
    guard master >= 0, ioctl(master, 0x4004_5431, &lock) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw POSIXError(.ENXIO)
    }
    var window = winsize(
      ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    settingsBefore = Self.settings(of: master)
    child = try Self.spawn(words, environment, on: "/dev/pts/\(number)")
  }

  deinit {
    kill(child, SIGKILL)
    var status: Int32 = 0
    waitpid(child, &status, WNOHANG)
    close(master)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func resize(_ columns: Int, _ rows: Int) {
    var window = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
    kill(child, SIGWINCH)
  }

  func signal(_ number: Int32) { kill(child, number) }

  /// Reads until the text has come out since the last call of `forget`, or the time is over.
  func waits(for text: String, seconds: Double = 20) -> Bool {
    let wanted = Array(text.utf8)
    let end = Date().addingTimeInterval(seconds)
    while !contains(wanted) {
      guard Date() < end, pump(milliseconds: 100) else { return contains(wanted) }
    }
    return true
  }

  func forget() { output.removeAll() }

  func contains(_ text: String) -> Bool { contains(Array(text.utf8)) }

  /// Waits for the program's end; its exit status, or 128 + n for signal n; nil when it does not end.
  func exitStatus(seconds: Double = 5) -> Int32? {
    let end = Date().addingTimeInterval(seconds)
    var status: Int32 = 0
    while Date() < end {
      if waitpid(child, &status, WNOHANG) == child {
        while pump(milliseconds: 20) {}
        return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
      }
      _ = pump(milliseconds: 20)
    }
    return nil
  }

  /// Whether the terminal's settings are what they were before the program began.
  var isRestored: Bool { Self.settings(of: master) == settingsBefore }

  private func contains(_ wanted: [UInt8]) -> Bool {
    guard output.count >= wanted.count, let first = wanted.first else { return false }
    var start = 0
    while let index = output[start...].firstIndex(of: first), index + wanted.count <= output.count {
      if output[index..<index + wanted.count].elementsEqual(wanted) { return true }
      start = index + 1
    }
    return false
  }

  /// False once the terminal has nothing more to give within the time.
  private func pump(milliseconds: Int32) -> Bool {
    var watched = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, milliseconds) >= 0 else { return false }
    guard watched.revents & Int16(POLLIN) != 0 else { return watched.revents == 0 && milliseconds >= 100 }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    let count = read(master, &buffer, buffer.count)
    guard count > 0 else { return false }
    output.append(contentsOf: buffer[..<count])
    return true
  }

  private static func settings(of terminal: Int32) -> [UInt8] {
    var settings = termios()
    tcgetattr(terminal, &settings)
    return withUnsafeBytes(of: &settings) { Array($0) }
  }

  /// A session of its own, in which the first terminal that is opened becomes the controlling one.
  private static func spawn(_ words: [String], _ environment: [String: String], on terminal: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, terminal, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Test threads block signals, and a child inherits that.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    let newSession: Int32 = 0x80
    posix_spawnattr_setflags(&attributes, Int16(newSession | POSIX_SPAWN_SETSIGMASK))
    let argv = words.map { strdup($0) } + [nil]
    let envp = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var child: pid_t = 0
    let code = posix_spawn(&child, words[0], &actions, &attributes, argv, envp)
    guard code == 0 else { throw POSIXError(POSIXErrorCode(rawValue: code) ?? .EIO) }
    return child
  }
}
