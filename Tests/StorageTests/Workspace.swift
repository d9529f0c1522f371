import Domain
import Foundation
import Testing

@testable import Storage

/// A folder of its own for one test, gone with it.
final class Workspace {
  let folder: String
  let paths: Paths

  init() throws {
    folder = NSTemporaryDirectory() + "/visualizer-tests-" + UUID().uuidString
    paths = Paths(environment: ["VISUALIZER_HOME": folder])
    try #require(paths.prepare() == [])
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  func put(_ text: String, at path: String) throws -> String {
    try put(Array(text.utf8), at: path)
  }

  @discardableResult
  func put(_ bytes: [UInt8], at path: String) throws -> String {
    let full = path.hasPrefix("/") ? path : folder + "/" + path
    try FileManager.default.createDirectory(
      atPath: Folder.parent(of: full), withIntermediateDirectories: true)
    try #require(FileManager.default.createFile(atPath: full, contents: Data(bytes)))
    return full
  }

  func text(_ path: String) -> String? {
    let full = path.hasPrefix("/") ? path : folder + "/" + path
    return FileManager.default.contents(atPath: full).map { String(decoding: $0, as: UTF8.self) }
  }

  func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  func mode(_ path: String) throws -> mode_t { try RegularFile.status(path).st_mode & 0o777 }

  func settings(_ environment: [String: String] = [:]) -> YAMLSettingsStore {
    YAMLSettingsStore(
      paths: paths, environment: environment, now: { Date(timeIntervalSince1970: 1_795_000_000) })
  }
}
