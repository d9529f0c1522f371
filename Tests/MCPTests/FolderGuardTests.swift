import Domain
import Foundation
import Testing

@testable import MCP

/// Which files agents may use.
struct FolderGuardTests {
  /// Folders with a picture in each, and links between them.
  private final class Ground {
    let root = NSTemporaryDirectory() + "visualizer-guard-\(UUID().uuidString)"

    init() throws {
      for folder in ["library", "library/trash", "library/.meta", "open", "open/inner", "closed", "open2"] {
        try FileManager.default.createDirectory(atPath: "\(root)/\(folder)", withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: "\(root)/\(folder)/a.png"))
      }
      for (link, target) in [
        ("open/way-out", "closed"), ("open/a-link.png", "closed/a.png"), ("closed/way-in", "open"),
      ] {
        try FileManager.default.createSymbolicLink(atPath: "\(root)/\(link)", withDestinationPath: "\(root)/\(target)")
      }
    }

    deinit { try? FileManager.default.removeItem(atPath: root) }

    var folders: FolderGuard {
      FolderGuard(library: root + "/library", named: " \(root)/open : :\(root)/missing", assets: nil)
    }
  }

  @Test(arguments: ["library/a.png", "open/a.png", "open/inner/../a.png", "closed/way-in/a.png", "open/inner/a.png"])
  func whatIsInsideIsRead(_ path: String) throws {
    let ground = try Ground()
    #expect(try ground.folders.picture("\(ground.root)/\(path)").path.hasSuffix("a.png"))
    #expect(try ground.folders.picture("file://\(ground.root)/\(path)").path.hasSuffix("a.png"))
  }

  @Test(arguments: [
    "closed/a.png", "open/../closed/a.png", "open/way-out/a.png", "open/a-link.png", "open2/a.png", "closed/none.png",
    "open/way-out/none.png",
  ])
  func whatIsOutsideIsNeverRead(_ path: String) throws {
    let ground = try Ground()
    let error = #expect(throws: Failure.self) { try ground.folders.picture("\(ground.root)/\(path)") }
    #expect(error?.kind == .security)
  }

  @Test(arguments: ["library/new.png", "open/new.png", "open/inner/../new.png", "closed/way-in/new.png"])
  func newFilesAreWrittenInside(_ path: String) throws {
    let ground = try Ground()
    let real = try ground.folders.output("\(ground.root)/\(path)")
    #expect(real.hasSuffix("/new.png") && !real.contains("..") && !real.contains("way-in"))
  }

  @Test(arguments: [
    "closed/new.png", "open/../closed/new.png", "open/way-out/new.png", "open2/new.png", "missing/new.png", "open/",
    "library/trash/new.png", "library/.meta/new.png", "library/.new.png", "open/none/new.png", "open/..",
  ])
  func nothingIsWrittenElsewhere(_ path: String) throws {
    let ground = try Ground()
    #expect(throws: Failure.self) { try ground.folders.output("\(ground.root)/\(path)") }
  }

  @Test(arguments: ["http://example.org/a.png", "https://x/a.png", "file://host/a.png", "data://x", "a\u{0}b", "", "/"])
  func otherAddressesAreRefused(_ text: String) throws {
    let ground = try Ground()
    #expect(throws: Failure.self) { try ground.folders.picture(text) }
    #expect(throws: Failure.self) { try ground.folders.output(text) }
  }
}
