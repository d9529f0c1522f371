import Cells
import Domain
import Foundation
import Media
import Testing

@testable import Interface

/// Whole frames as text. They guard looks, not behaviour: VISUALIZER_GOLDENS=write makes them anew, and the difference
/// is to be read before it is committed.
@Suite struct GoldenTests {
  private func compare(_ name: String, _ model: Model, file: String = #filePath) throws {
    var model = model
    let screen = model.screen() + "\n"
    if ProcessInfo.processInfo.environment["VISUALIZER_GOLDENS"] == "write" {
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Goldens")
      try screen.write(to: folder.appendingPathComponent(name + ".txt"), atomically: true, encoding: .utf8)
      return
    }
    let golden = try #require(Bundle.module.url(forResource: name, withExtension: "txt", subdirectory: "Goldens"))
    let wanted = try String(contentsOf: golden, encoding: .utf8)
    let rows = zip(wanted.split(separator: "\n"), screen.split(separator: "\n")).filter { $0 != $1 }
    #expect(
      screen == wanted, "\(name): \(rows.count) rows differ, e.g.\n\(rows.first?.0 ?? "")\n\(rows.first?.1 ?? "")")
  }

  private func made(_ width: Int, _ height: Int) throws -> Model {
    var model = Model.make(width, height)
    try model.makePicture()
    return model
  }

  @Test func general() throws { try compare("general-80x24", .make(panel: .general)) }

  @Test func textToImage() throws { try compare("text-to-image-80x24", .make(panel: .openRouter(.textToImage))) }

  @Test func picker() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    try compare("picker-80x24", model)
  }

  @Test func create() throws { try compare("create-80x24", .make()) }

  @Test func createWithResult() throws { try compare("create-120x40", try made(120, 40)) }

  @Test func references() throws {
    var model = Model.make(120, 40)
    let read = [LoadedReference.make("cantina.png"), .make("photo.jpg", treatment: "turned upright")]
    _ = model.update(.referencesRead(read, refused: [], .add))
    try model.focus(.reference(1))
    model.notice = nil
    try compare("references-120x40", model)
  }

  @Test func files() throws {
    var model = Model.make()
    try model.act(.addReference)
    _ = model.update(.folderListed(FolderRequest(folder: ""), .success(.make())))
    model.send(.down, .control("t"))
    try compare("files-80x24", model)
  }

  @Test func generating() throws {
    var model = Model.make()
    let job = try #require(jobToSend(try model.act(.generate)))
    _ = model.update(.progressed(job, .sent(bytes: 512)))
    _ = model.update(.ticked(8))
    try compare("generating-80x24", model)
  }

  @Test func help() throws {
    var model = Model.make()
    try model.act(.help)
    try compare("help-80x24", model)
  }

  @Test func narrow() throws { try compare("create-60x20", .make(60, 20)) }

  @Test func welcome() throws {
    var model = Model.make(key: .missing)
    _ = model.start()
    try compare("welcome-80x24", model)
  }

  @Test(arguments: [(60, 20), (80, 24), (120, 40)]) func spending(width: Int, height: Int) throws {
    try compare("spending-\(width)x\(height)", .spending(width, height))
  }

  @Test func tooSmall() throws { try compare("too-small-30x8", .make(30, 8)) }

  @Test func least() throws { try compare("general-40x12", .make(40, 12, panel: .general)) }

  @Test func gallery() throws {
    try compare("gallery-80x24", .gallery(12))
    try compare("gallery-120x40", .gallery(12, 120, 40))
    try compare("gallery-60x20", .gallery(12, 60, 20))
  }

  @Test func galleryList() throws {
    var model = Model.gallery(40, 120, 40)
    model.serve(model.send(.character("v"), .down, .character(" ")), of: 40)
    try compare("gallery-list-120x40", model)
  }
}
