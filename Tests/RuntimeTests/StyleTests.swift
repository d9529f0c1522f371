import Cells
import Domain
import Interface
import Testing

@testable import Runtime

/// Styles from the keys to the store and back.
@Suite(.serialized) struct StyleTests {
  @Test func aNewStyleReachesTheStoreAndTheLists() throws {
    let stage = Stage(120, 40)
    try stage.settle()
    stage.press(.character("8"), .character("n"))
    stage.write("Ink")
    stage.press(.control("s"))
    try stage.until("the style is saved") { $0.world.styles.style("my_styles__ink") != nil && $0.layers.isEmpty }
    try stage.until("it is chosen") { $0.settings.styles.art == "my_styles__ink" }
    stage.press(.character("x"), .character("y"))
    try stage.until("it is gone") { $0.world.styles.styles.isEmpty && $0.settings.styles == Settings().styles }
  }

  @Test func aFailureIsSaidAndNothingIsLost() throws {
    let stores = MemoryStores()
    stores.fail("style")
    let stage = Stage(120, 40, stores: stores)
    try stage.settle()
    stage.press(.character("8"), .character("n"))
    stage.write("Ink")
    stage.press(.control("s"))
    try stage.until("it is said") { $0.notice?.text.contains("disk is full") == true }
    #expect(stage.text.contains("Ink"))
  }

  @Test func theEditorWritesTheStyle() throws {
    let stores = MemoryStores()
    stores.edit { $0.replacing("Ink", with: "Pen") }
    let stage = Stage(120, 40, stores: stores)
    try stage.settle()
    stage.press(.character("8"), .character("n"))
    stage.write("Ink")
    stage.press(.function(4))
    try stage.until("the name is there") { _ in stage.text.contains("Pen") }
    stores.edit { _ in "[" }
    stage.press(.function(4))
    try stage.until("it is refused") { $0.notice?.text.contains("no style") == true }
    #expect(stage.text.contains("Pen"))
  }
}
