import Cells
import Domain
import Testing

@testable import Interface

/// Taking back what was typed, and inputs that begin selected.
@Suite struct TextUndoTests {
  private func typed(_ text: String) -> TextBuffer {
    var buffer = TextBuffer(isMultiline: true)
    for character in text { buffer.apply(.character(character), width: 40) }
    return buffer
  }

  @Test func whatWasTypedIsTakenBackWordByWord() {
    var buffer = typed("a red fox")
    buffer.apply(.control("z"), width: 40)
    #expect(buffer.text == "a red ")
    buffer.apply(.control("_"), width: 40)
    #expect(buffer.text == "a ")
    buffer.apply(.control("y"), width: 40)
    buffer.apply(.control("y"), width: 40)
    #expect(buffer.text == "a red fox" && buffer.cursor == 9)
    let whole = buffer
    buffer.redo()
    #expect(buffer == whole)
    for _ in 0..<9 { buffer.undo() }
    #expect(buffer.isEmpty && !buffer.canUndo)
  }

  @Test func aKilledLineComesBackAndTheCursorPartsSteps() {
    var buffer = TextBuffer("one two three", isMultiline: true)
    buffer.apply(.control("u"), width: 40)
    #expect(buffer.isEmpty)
    buffer.undo()
    #expect(buffer.text == "one two three" && buffer.cursor == 13)
    buffer.apply(.backspace, width: 40)
    buffer.apply(.backspace, width: 40)
    buffer.apply(.home, width: 40)
    buffer.apply(.character("x"), width: 40)
    buffer.undo()
    #expect(buffer.text == "one two thr")
    buffer.undo()
    #expect(buffer.text == "one two three")
  }

  @Test func whatIsTypedAfterUndoForgetsTheOtherWay() {
    var buffer = typed("ab")
    buffer.undo()
    buffer.apply(.character("c"), width: 40)
    #expect(!buffer.canRedo && buffer.text == "c")
  }

  @Test func historyIsBounded() {
    var buffer = TextBuffer(isMultiline: true)
    for round in 0..<400 {
      buffer.replace(with: String(repeating: "\(round % 10)", count: 5000))
    }
    var steps = 0
    while buffer.undo() { steps += 1 }
    #expect(steps >= 10 && steps <= 40)
  }

  @Test func typingReplacesASelectedPrefillAndArrowsKeepIt() {
    let fresh = TextBuffer("fox.png", isSelected: true)
    var typed = fresh
    typed.apply(.character("c"), width: 40)
    typed.apply(.character("a"), width: 40)
    #expect(typed.text == "ca")
    typed.undo()
    #expect(typed.text == "fox.png")
    var kept = fresh
    kept.apply(.left, width: 40)
    kept.apply(.character("x"), width: 40)
    #expect(kept.text == "fox.pnxg")
    for key in [Key.backspace, .delete, .control("w"), .control("u"), .control("k")] {
      var erased = fresh
      erased.apply(key, width: 40)
      #expect(erased.isEmpty, "\(key)")
    }
    var pasted = fresh
    pasted.insert("new name")
    #expect(pasted.text == "new name")
  }

  @Test func everyPrefilledInputTakesWhatIsTyped() throws {
    var number = Model.make(panel: .general)
    try number.focus(setting: "general.timeout")
    number.send(.enter)
    number.write("45")
    number.send(.enter)
    #expect(number.settings.general.timeout == 45)
    var name = Model.make()
    try name.makePicture()
    try name.act(.save)
    name.write("lake")
    guard let prompt = name.top(LineQuestion.self) else { throw NotOnScreen(text: "Save") }
    #expect(prompt.buffer.text == "lake")
    var gallery = Model.gallery(5)
    gallery.gallery.filter = "snow"
    try gallery.act(.filterGallery)
    gallery.write("fox")
    #expect(gallery.gallery.filter == "fox")
  }

  @Test func tagsThatAreThereStay() throws {
    var model = Model.gallery(3)
    model.gallery.list.cursor = 0
    let item = try #require(model.gallery.current)
    try #require(!item.asset.tags.isEmpty)
    try model.act(.tagAssets)
    model.write("cat")
    guard let prompt = model.top(LineQuestion.self) else { throw NotOnScreen(text: "Tags") }
    #expect(prompt.buffer.text == item.asset.tags.joined(separator: ", ") + ", cat")
  }

  @Test func suspendStaysWhereLettersAreCommands() {
    for context in [KeyContext.form, .styles, .result, .gallery, .picture, .reading, .jobs] {
      #expect(Keymap.standard.action(for: .control("z"), in: context) == .suspend, "\(context)")
    }
    for context in [KeyContext.text, .style, .filter, .picker, .files, .question] {
      #expect(Keymap.standard.action(for: .control("z"), in: context) == nil, "\(context)")
      #expect(Keymap.standard.action(for: .control("u"), in: context) == nil, "\(context)")
    }
  }

  @Test func theFilterOfThePickerIsCleared() throws {
    var model = Model.make()
    try model.act(.chooseModel)
    model.write("flux")
    model.send(.control("u"))
    guard case .picker(let state)? = model.editor else { throw NotOnScreen(text: "picker") }
    #expect(state.filter.isEmpty && state.picker.filter.isEmpty)
  }
}
