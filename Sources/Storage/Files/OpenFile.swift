import Domain
import Foundation

/// An open file of the operating system, closed when it goes out of scope.
struct OpenFile: ~Copyable {
  let path: String
  let descriptor: Int32

  /// `flags` as for open(2); close-on-exec is always added.
  init(_ path: String, flags: Int32, mode: mode_t = 0) throws(FileProblem) {
    // A C string would end at the NUL and name another file.
    guard !path.utf8.contains(0) else { throw FileProblem(path, .missing) }
    var opened: Int32
    let bytes = AnyBytes.path(path)
    repeat { opened = open(bytes, flags | O_CLOEXEC, mode) } while opened < 0 && errno == EINTR
    guard opened >= 0 else { throw FileProblem(path, code: errno) }
    self.path = path
    descriptor = opened
  }

  deinit { close(descriptor) }

  func status() throws(FileProblem) -> stat {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(path, code: errno) }
    return status
  }

  func write(_ bytes: [UInt8]) throws(FileProblem) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Foundation.write(descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count > 0 { written += count } else if errno != EINTR { throw FileProblem(path, code: errno) }
    }
  }

  func sync() throws(FileProblem) {
    guard fsync(descriptor) == 0 else { throw FileProblem(path, code: errno) }
  }

  /// At most `count` bytes, empty at the end.
  func read(_ count: Int) throws(FileProblem) -> [UInt8] {
    var failed: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, used in
      var got: Int
      repeat { got = Foundation.read(descriptor, buffer.baseAddress, count) } while got < 0 && errno == EINTR
      failed = got < 0 ? errno : 0
      used = max(got, 0)
    }
    guard failed == 0 else { throw FileProblem(path, code: failed) }
    return bytes
  }
}
