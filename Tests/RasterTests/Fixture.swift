import Foundation
import Testing

@testable import Raster

/// A file of the Fixtures folder; make_fixtures.py says what is in it.
struct Fixture: CustomTestStringConvertible {
  let folder: String
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  init(_ folder: String, _ name: String) throws {
    self.folder = folder
    self.name = name
    let url = try #require(Bundle.module.resourceURL?.appending(path: "Fixtures/\(folder)/\(name)"))
    bytes = [UInt8](try Data(contentsOf: url))
  }

  static func good(_ name: String) throws -> [UInt8] { try Fixture("good", name).bytes }
  static func bad(_ name: String) throws -> [UInt8] { try Fixture("bad", name).bytes }

  /// Every file of a folder, in order of name.
  static func all(_ folder: String) throws -> [Fixture] {
    let url = try #require(Bundle.module.resourceURL?.appending(path: "Fixtures/\(folder)"))
    return try FileManager.default.contentsOfDirectory(atPath: url.path).sorted().map { try Fixture(folder, $0) }
  }
}
