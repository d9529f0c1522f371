import Domain
import Foundation
import Testing

@testable import Storage

/// Answers that could not be read, on disk.
@Suite struct UnreadAnswersTests {
  @Test func eachHasAPrivateFileOfItsOwn() throws {
    let home = NSTemporaryDirectory() + "unread-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: home) }
    let paths = Paths(environment: ["VISUALIZER_HOME": home])
    let answers = DiskUnreadAnswers(paths: paths, now: { Date(timeIntervalSince1970: 1_790_000_000) })
    let ids = ["gen-1", "gen-1", "../../etc", nil]
    let files = try ids.map { try answers.keep(CollectionOfOne(Array("{".utf8)), generationID: $0) }
    #expect(Set(files).count == 4)
    #expect(files[0] == "\(paths.unread)/20260921-141320-gen-1.txt" && files[1].hasSuffix("gen-1-2.txt"))
    for file in files {
      #expect((file as NSString).deletingLastPathComponent == paths.unread)
      let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
      #expect(mode == 0o600)
      #expect(try String(contentsOfFile: file, encoding: .utf8) == "{")
    }
  }

  @Test func aDiskThatDoesNotTakeItIsAFailure() {
    let answers = DiskUnreadAnswers(paths: Paths(environment: ["VISUALIZER_HOME": "/proc/nothing"]))
    #expect(throws: Failure.self) { try answers.keep(CollectionOfOne([1]), generationID: nil) }
  }
}
