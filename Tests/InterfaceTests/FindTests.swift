import Cells
import Domain
import Testing

@testable import Interface

/// `/` over all settings, and in the help.
@Suite struct FindTests {
  @Test func resultsFollowWhatIsTyped() throws {
    var model = Model.make(panel: .styles)
    try model.act(.find)
    #expect(model.screen().contains("Find a setting"))
    model.write("timeout")
    #expect(model.screen().contains("General · 300"))
    #expect(model.panel == .styles)
    model.send(.enter)
    #expect(model.panel == .general && model.focusedRef == .setting("general.timeout"))
  }

  @Test func theListIsWalkedAndTheNextFound() throws {
    var model = Model.make()
    try model.act(.find)
    model.write("budget")
    let found = model.hits("budget")
    #expect(found.count > 1)
    model.send(.down, .enter)
    #expect(model.focusedRef == found[1].ref)
    try model.act(.findNext)
    #expect(model.focusedRef == found[2 % found.count].ref)
    try model.act(.find)
    model.send(.character("x"))
    guard let state = model.top(FindLayer.self) else { throw NotOnScreen(text: "Find") }
    #expect(state.filter.text == "x")
  }

  @Test func nothingFoundIsSaid() throws {
    var model = Model.make()
    try model.act(.find)
    model.write("zzz")
    #expect(model.screen().contains("No setting holds that."))
    model.send(.enter)
    #expect(model.layers.isEmpty && model.panel == .create)
  }

  @Test(arguments: [(40, 12), (80, 24)]) func aClickGoesThere(width: Int, height: Int) throws {
    var model = Model.make(width, height)
    try model.act(.find)
    model.write("theme")
    let place = try model.place(of: "Theme")
    model.click(place.x, place.y)
    #expect(model.focusedRef == .setting("appearance.theme"))
  }

  @Test func theHelpIsSearched() throws {
    var model = Model.make()
    try model.act(.help)
    try model.act(.find)
    #expect(model.context == .filter)
    model.write("take back")
    #expect(model.screen().contains("^Z ^_") && model.screen().contains("Where text is typed"))
    #expect(!model.screen().contains("Choose a theme"))
    model.send(.enter)
    #expect(model.context == .reading)
    model.send(.escape)
    #expect(model.screen().contains("Creating · here"))
    model.send(.escape)
    #expect(model.layers.isEmpty)
  }

  @Test func theHelpNamesTheKeysOfText() throws {
    var model = Model.make(120, 40)
    model.send(.enter, .function(1))
    #expect(HelpText(model).lines[0].text == "Where text is typed · here")
    let keys = Set(HelpText(model).lines.map(\.key))
    for row in TextKeys.rows { #expect(keys.contains(row.keyNames), "\(row.words)") }
  }

  @Test func everyKeyOfTheTableActsOnText() {
    for row in TextKeys.rows {
      for key in row.keys {
        // What puts back what was cut needs something that was.
        if [.control("v"), .alt("y")].contains(key) { continue }
        var buffer = TextBuffer("one two\nthree four", isMultiline: true)
        buffer.move(to: 6)
        buffer.insert("x")
        if key == .control("y") { buffer.undo() }
        let before = buffer
        buffer.apply(key, width: 40)
        #expect(buffer != before, "\(key)")
      }
    }
  }
}
