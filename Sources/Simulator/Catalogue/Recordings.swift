import CRecordings
import Foundation

/// The files of the catalogue: those of a folder first, then those built into the program.
struct Recordings: Sendable {
  let source: CatalogueSource

  /// The bytes of a file by its name, nil when there is none.
  func bytes(_ name: String) -> [UInt8]? {
    if case .folder(let path) = source, let data = FileManager.default.contents(atPath: path + "/" + name) {
      return Array(data)
    }
    return Self.builtIn(name)
  }

  /// The JSON document in a file. Nil when there is no such file or it is not JSON.
  func document(_ name: String) -> WireJSON? {
    bytes(name).flatMap { try? JSONReader.read($0) }
  }

  private static func builtIn(_ name: String) -> [UInt8]? {
    for index in 0..<recording_count() {
      let recording = recording_at(index)
      guard String(cString: recording.name) == name else { continue }
      return Array(UnsafeBufferPointer(start: recording.bytes, count: recording.length))
    }
    return nil
  }
}
