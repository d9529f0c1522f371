import Cells
import Foundation
import Glibc
import Synchronization

/// A terminal for a test: the test types at one end and a screen is opened at the other.
final class PseudoTerminal {
  let master: Int32
  let slave: Int32
  private let collected = Output()
  private var isOpen = true

  /// What the reading thread has got so far.
  private final class Output: Sendable {
    let bytes = Mutex<[UInt8]>([])
  }

  init(size: Size, pixels: Size = .zero) throws {
    // ncurses takes the locale of the process, and the caller of the tests may have none.
    setenv("LC_ALL", "C.UTF-8", 1)
    var ends: (Int32, Int32) = (-1, -1)
    guard openpty(&ends.0, &ends.1, nil, nil, nil) == 0 else { throw POSIXError(.ENXIO) }
    (master, slave) = ends
    resize(size, pixels: pixels)
  }

  deinit {
    hangUp()
    close(slave)
  }

  /// Begins to read what is written, on a thread of its own, as a terminal does.
  func startReading() {
    let descriptor = dup(master)
    Thread.detachNewThread { [collected] in
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while true {
        let count = read(descriptor, &buffer, buffer.count)
        guard count > 0 else { break }
        let piece = buffer[..<count]
        collected.bytes.withLock { $0 += piece }
      }
      close(descriptor)
    }
  }

  /// Everything read so far, once it holds `text`, or after five seconds.
  func output(until text: String) -> String {
    for _ in 0..<500 {
      let output = output
      if output.contains(text) { return output }
      usleep(10_000)
    }
    return output
  }

  /// Takes out everything up to the end of a mark, once that is here, or after five seconds.
  func take(through mark: [UInt8]) -> ArraySlice<UInt8> {
    for _ in 0..<5000 {
      let found = collected.bytes.withLock { bytes -> ArraySlice<UInt8>? in
        guard bytes.suffix(mark.count).elementsEqual(mark) else { return nil }
        defer { bytes = [] }
        return bytes[...]
      }
      if let found { return found }
      usleep(1000)
    }
    return []
  }

  var output: String { collected.bytes.withLock { String(decoding: $0, as: UTF8.self) } }

  func forgetOutput() { collected.bytes.withLock { $0 = [] } }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(master, bytes, bytes.count)
  }

  func resize(_ size: Size, pixels: Size = .zero) {
    var window = winsize(
      ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: UInt16(pixels.width),
      ws_ypixel: UInt16(pixels.height))
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  /// Only before `startReading`, which holds the other end open.
  func hangUp() {
    if isOpen { close(master) }
    isOpen = false
  }

  /// The settings of the line, as text to compare.
  var settings: String {
    var found = termios()
    tcgetattr(slave, &found)
    return "\(found.c_iflag) \(found.c_oflag) \(found.c_cflag) \(found.c_lflag) \(found.c_cc)"
  }
}
