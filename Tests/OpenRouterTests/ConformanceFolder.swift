import Foundation

@testable import Simulator

/// A folder of catalogue files that take the place of the recorded ones, gone when the test is done.
final class ConformanceFolder {
  let path: String

  init(_ files: [String: WireJSON]) throws {
    path = FileManager.default.temporaryDirectory.appending(path: "catalogue-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, document) in files { try write(name, document) }
  }

  /// One model and its endpoints, alone or beside the recorded ones.
  convenience init(model row: WireJSON, endpoints: [WireJSON], isAlone: Bool = true) throws {
    let id = row["id"]?.string ?? ""
    var files: [String: WireJSON] = [
      "image-endpoints-\(id.replacing("/", with: "_")).json": ["id": .string(id), "endpoints": .array(endpoints)],
      "image-models.json": ["data": .array((isAlone ? [] : ConformanceRecordings.rows("image-models.json")) + [row])],
    ]
    if isAlone { for name in ["models.json", "models-output-image.json"] { files[name] = ["data": []] } }
    try self.init(files)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  private func write(_ name: String, _ document: WireJSON) throws {
    try Data(document.text).write(to: URL(filePath: path).appending(path: name))
  }
}
