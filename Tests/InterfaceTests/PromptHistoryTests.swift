import Cells
import Domain
import Foundation
import Raster
import Testing

@testable import Interface

/// The prompts of earlier on the screen.
@Suite struct PromptHistoryTests {
  private static let prompts = PromptPicker([
    PastPrompt(
      id: 3, text: "a red fox\nin deep snow", time: Date(timeIntervalSince1970: 300), model: "maker/flux.2-pro",
      asset: GalleryItem.id(2)),
    PastPrompt(id: 2, text: "a castle at night", time: Date(timeIntervalSince1970: 200), isSent: false),
    PastPrompt(id: 1, text: "a fox", time: Date(timeIntervalSince1970: 100), model: "a/b"),
  ])

  private func open(_ width: Int = 80, _ height: Int = 24) -> Model {
    var model = Model.make(width, height)
    _ = model.update(.ticked(1, today: Date(timeIntervalSince1970: 900)))
    #expect(model.send(.enter, .control("r")) == [.loadPrompts])
    _ = model.update(.promptsLoaded(Self.prompts))
    return model
  }

  @Test func aPromptIsFoundByLettersAndTaken() throws {
    var model = open()
    model.write("cstl")
    #expect(model.screen().contains("Prompts of earlier · 1 of 3"))
    model.create.prompt.replace(with: "what stood there")
    let effects = model.send(.enter)
    #expect(model.create.prompt.text == "a castle at night" && model.layers.isEmpty)
    #expect(effects.contains(.keepPrompt("what stood there")))
    guard case .textBox(.prompt)? = model.editor else { throw NotOnScreen(text: "prompt") }
    model.send(.control("z"))
    #expect(model.create.prompt.text == "what stood there")
    model.send(.control("y"), .escape)
    try model.act(.undo)
    #expect(model.create.prompt.text == "what stood there")
  }

  @Test func thePictureIsAskedForAndShown() throws {
    var model = open(120, 40)
    let item = GalleryItem.make(2)
    #expect(model.gallery.asked.rows.contains(item.id))
    let asked = model.update(.gallery(.items([item])))
    #expect(asked.contains(.gallery(.thumbnails([FileWish(item)]))))
    let bitmap = Bitmap(width: 32, height: 18, red: 200, green: 10, blue: 10)
    #expect(model.update(.gallery(.thumbnail(FileWish(item), AssetPicture(bitmap: bitmap)))).isEmpty)
    #expect(model.screen().contains("in deep snow"))
    let surface = model.gallery.rendered
    let layer = try #require(model.top(PromptHistoryLayer.self))
    let box = PromptHistoryView(layer, model).pictureBox
    #expect(surface.surface(.thumbnail(item.id), fitting: box, look: model.look) != nil)
  }

  @Test func oneIsTakenOutAfterAQuestion() {
    var model = open()
    model.send(.down)
    #expect(model.send(.control("x")).isEmpty)
    #expect(model.send(.character("y")) == [.deletePrompt(2)])
    #expect(model.top(PromptHistoryLayer.self)?.picker?.prompts.map(\.id) == [3, 1])
    #expect(model.top(PromptHistoryLayer.self)?.prompt?.id == 1)
  }

  @Test func whatHoldsAKeyIsNotKeptWhenItIsReplaced() {
    var model = open()
    model.create.prompt.replace(with: "my sk-or-v1-0123456789abcdef")
    #expect(!model.send(.enter).contains { if case .keepPrompt = $0 { true } else { false } })
  }

  @Test func recallKeepsWhatItReplaces() {
    var model = Model.make()
    model.create.prompt.replace(with: "mine")
    let effects = model.update(.gallery(.recalled(Draft(prompt: "of a picture"), [])))
    #expect(effects.contains(.keepPrompt("mine")))
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)]) func itFitsEveryScreen(
    _ width: Int, _ height: Int
  ) {
    var model = open(width, height)
    let screen = model.screen()
    // On the smallest there is room for one.
    #expect(screen.contains("a red fox in") && (height < 20 || screen.contains("a castle")))
    #expect(model.layers.last?.place(in: model)?.count == 3)
    model.send(.down, .down, .down)
    #expect(model.screen().contains("a/b") || width < 60 || height < 20 || model.screen().contains(" b "))
  }
}
