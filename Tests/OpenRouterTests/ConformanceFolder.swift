import Foundation

@testable import Simulator

/// A folder of catalogue files that take the place of the recorded ones, gone when the test is done.
final class ConformanceFolder {
  let path: String

  init(_ files: [String: JSON]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, document) in files { try write(name, document) }
  }

  /// One model, its endpoints, and all recorded models beside it.
  init(model row: JSON, endpoints: [JSON]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let id = row["id"]?.string ?? ""
    try write(
      "image-models.json", ["data": .array(ConformanceRecordings.rows("image-models.json") + [row])])
    try write(
      "image-endpoints-\(id.replacing("/", with: "_")).json", ["id": .string(id), "endpoints": .array(endpoints)])
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func write(_ name: String, _ document: JSON) throws {
    try Data(document.text).write(to: URL(filePath: path).appending(path: name))
  }
}
