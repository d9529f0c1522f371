import Cells
import Domain
import Testing

@testable import Interface

/// A picture that has the whole screen.
@Suite struct LargePictureTests {
  @Test(arguments: [(60, 20), (120, 40), (200, 60)]) func itIsAsLargeAsTheTerminal(width: Int, height: Int) throws {
    var result = Model.make(width, height)
    try result.makePicture()
    result.zone = .result
    result.create.showsResult = true
    try result.act(.zoom)
    let pane = try #require(result.layout.result)
    #expect(ResultView.pictureBox(pane, result).size == Size(width: width, height: height - 3))
    #expect(result.screen().contains("1344×768"))
    var gallery = Model.gallery(5, width, height)
    gallery.serve(gallery.send(.enter), of: 5)
    #expect(AssetView.boxes(gallery).map(\.box.size) == [Size(width: width, height: height - 3)])
    #expect(gallery.screen().contains("1 of 5"))
  }

  @Test func fShowsTheFacts() throws {
    var gallery = Model.gallery(5, 120, 40)
    gallery.serve(gallery.send(.enter), of: 5)
    #expect(gallery.context == .picture && !gallery.screen().contains("TEXT_TO_IMAGE"))
    try gallery.act(.facts)
    #expect(gallery.screen().contains("TEXT_TO_IMAGE"))
    #expect(AssetView.boxes(gallery).allSatisfy { $0.box.width < 120 })
    try gallery.act(.facts)
    gallery.send(.escape)
    #expect(gallery.context == .gallery)
    #expect(Keymap.standard.action(for: .character("f"), in: gallery.context) == .chooseFilter)
  }

  @Test func theDemoStaysMarked() throws {
    var model = Model.make(120, 40)
    model.world.isDemo = true
    try model.makePicture()
    model.zone = .result
    try model.act(.zoom)
    #expect(model.screen().contains("DEMO"))
    try model.act(.facts)
    #expect(model.screen().contains("TEXT_TO_IMAGE"))
    model.send(.escape)
    #expect(!model.isLarge && model.screen().contains("Prompt"))
  }
}
