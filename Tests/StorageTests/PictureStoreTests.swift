import Domain
import Foundation
import Raster
import Testing

@testable import Storage

@Suite struct PictureStoreTests {
  let workspace: Workspace
  let store: DiskPictureStore

  init() throws {
    workspace = try Workspace()
    // 2026-11-21 03:45 UTC.
    let date = Date(timeIntervalSince1970: 1_795_232_700)
    store = DiskPictureStore(paths: workspace.paths, timeZone: .gmt, now: { date }, random: { 0xA3F })
  }

  private func image(_ text: String = "pixels", _ type: String = "image/png") -> GeneratedImage {
    GeneratedImage(bytes: Array(text.utf8), mediaType: type)
  }

  @Test func whatIsKeptHasAnEndingByWhichItIsFoundAgain() throws {
    for format in ImageFormat.allCases where format.isKept {
      let path = try store.keep(image("pixels", format.mediaType), named: "a fox")
      #expect(ImageFormat.keptEndings.contains((path as NSString).pathExtension), "\(format)")
    }
    #expect(
      PictureName.fileExtension(for: "image/jpg") == "jpg" && PictureName.fileExtension(for: "image/heif") == "heic")
    #expect(PictureName.fileExtension(for: "application/pdf") == "bin")
  }

  @Test(
    arguments: [
      ("A red fox in snow", "a-red-fox-in-snow"), ("../../etc/passwd", "etc-passwd"), ("a\u{0}b\nc", "a-b-c"),
      ("-rf .", "rf"), (".hidden", "hidden"), ("CON", "con"), ("🦊🎉", "image"), ("", "image"),
      ("$(reboot)`x`", "reboot-x"),
      ("Café à l'Été, Straße, Łódź", "cafe-a-lete-strasse-lodz"), ("e\u{301}cole", "ecole"), ("日本", "image"),
      (String(repeating: "long word ", count: 30), "long-word-long-word-long-word-long-word-long-word-long-word"),
      (String(repeating: "x", count: 300), String(repeating: "x", count: 60)),
      (String(repeating: "a", count: 55) + " " + String(repeating: "b", count: 55), String(repeating: "a", count: 55)),
    ]) func slugs(_ prompt: String, _ slug: String)
  {
    #expect(Slug(prompt, orElse: "image").text == slug)
  }

  @Test func keptPicturesAreNamedByDayAndPrompt() throws {
    let path = try store.keep(image(), named: "A red fox, in snow!")
    #expect(path == workspace.paths.images + "/2026-11-21-a-red-fox-in-snow-0a3f.png")
    #expect(workspace.text(path) == "pixels")
    #expect(try workspace.mode(path) == 0o644)
  }

  @Test func nothingIsOverwritten() throws {
    let paths = try (1...3).map { try store.keep(image("\($0)"), named: "fox") }
    #expect(paths.map { Folder.name(of: $0) } == ["-0a3f", "-0a3f-2", "-0a3f-3"].map { "2026-11-21-fox\($0).png" })
    #expect(paths.map { workspace.text($0) } == ["1", "2", "3"])
    #expect(try workspace.names(in: workspace.paths.images).count == 3)
  }

  @Test func manyAtOnceAreAllKept() async throws {
    let store = store
    let paths = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<20 {
        group.addTask { try store.keep(GeneratedImage(bytes: [UInt8(number)], mediaType: "image/webp"), named: "x") }
      }
      return try await group.reduce(into: Set<String>()) { $0.insert($1) }
    }
    #expect(Set(paths.compactMap { FileManager.default.contents(atPath: $0)?.first }) == Set(0..<20))
  }

  @Test(arguments: [
    ("image/png", "png"), ("image/jpeg", "jpg"), ("image/webp", "webp"), ("image/gif", "gif"), ("image/svg+xml", "svg"),
    ("image/avif", "avif"), ("image/heic", "heic"), ("image/bmp", "bmp"), ("image/tiff", "tiff"), ("text/html", "bin"),
    ("../x", "bin"),
  ]) func extensionsFollowTheType(_ type: String, _ name: String) throws {
    #expect(try store.keep(image("x", type), named: "fox").hasSuffix("." + name))
  }

  @Test func keepingMakesTheFolderAndSaysWhyItCannot() throws {
    try FileManager.default.removeItem(atPath: workspace.paths.images)
    #expect(try store.keep(image(), named: "fox").hasPrefix(workspace.paths.images))
    try FileManager.default.removeItem(atPath: workspace.paths.images)
    try workspace.put("x", at: workspace.paths.images)
    do throws(Failure) {
      _ = try store.keep(image(), named: "fox")
      Issue.record("kept in a file")
    } catch {
      #expect(error.kind == .storage && error.sentence.contains("not a folder") && error.advice.contains("in memory"))
    }
  }

  @Test func savingIsToThePathThatWasNamed() throws {
    let path = workspace.folder + "/new/fox.png"
    try store.write([1, 2], to: path, replacing: false)
    #expect(try store.read(path, limit: 10) == [1, 2])
    #expect(try workspace.mode(Folder.parent(of: path)) == 0o755)
    #expect(throws: Failure.self) { try store.write([3], to: path, replacing: false) }
    #expect(try store.read(path, limit: 10) == [1, 2])
    try #require(chmod(path, 0o640) == 0)
    try store.write([3], to: path, replacing: true)
    #expect(try store.read(path, limit: 10) == [3])
    #expect(try workspace.mode(path) == 0o640)
    #expect(try workspace.names(in: workspace.folder + "/new") == ["fox.png"])
  }

  @Test(arguments: [true, false]) func placesThatCannotBeAreRefused(_ replacing: Bool) throws {
    let file = try workspace.put("x", at: "file")
    let pipe = workspace.folder + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    let places = [
      (workspace.folder + "/none/deep/fox.png", "no such"), (file + "/fox.png", "not a folder"),
      (workspace.paths.images, "a folder"), (workspace.folder + "/x/", "a folder"), (pipe, "a pipe"),
      ("", "no such"), (workspace.folder + "/a\u{0}b", "no such"),
      (workspace.folder + "/" + String(repeating: "n", count: 300), "name is too long"),
    ]
    for (path, words) in places {
      do throws(Failure) {
        try store.write([1], to: path, replacing: replacing)
        Issue.record("written to \(path)")
      } catch {
        #expect(error.kind == .storage && error.title.contains(words), "\(error.title)")
      }
      let refused = #expect(throws: Failure.self) { try store.checkWriting(to: path, replacing: replacing) }
      #expect(refused?.kind == .usage && refused?.title.contains(words) == true, "\(refused?.title ?? "")")
    }
    #expect(workspace.text(file) == "x")
  }

  @Test func whetherAPlaceIsFreeIsToldWithoutATrace() throws {
    let path = workspace.folder + "/new/fox.png"
    try store.checkWriting(to: path, replacing: false)
    #expect(try workspace.names(in: workspace.folder).contains("new") == false)
    try store.write([1], to: path, replacing: false)
    #expect(throws: Failure.self) { try store.checkWriting(to: path, replacing: false) }
    try store.checkWriting(to: path, replacing: true)
    try store.checkWriting(to: workspace.folder + "/new/wolf.png", replacing: false)
    #expect(try workspace.names(in: workspace.folder + "/new") == ["fox.png"])
    #expect(try store.read(path, limit: 9) == [1])
  }
}
