import Cells
import Domain
import Testing

@testable import Interface

/// The user's own keys.
@Suite struct KeymapFileTests {
  private func keymap(_ rows: (String, String, [String])...) -> (keymap: Keymap, notices: [String]) {
    let entries = rows.enumerated().map { KeymapFile.Entry(place: $1.0, action: $1.1, keys: $1.2, line: $0 + 1) }
    return Keymap.with(KeymapFile(entries: entries))
  }

  @Test func everyKeyIsReadAsItIsPrinted() {
    for binding in Keymap.standard.bindings { #expect(Key(spelled: binding.key.name) == binding.key, "\(binding.key)") }
    #expect(Key(spelled: "ctrl-g") == .control("g") && Key(spelled: "F11") == .function(11))
    #expect(Key(spelled: "no key") == nil && Key(spelled: "") == nil && Key(spelled: "F99") == nil)
  }

  @Test func anActionMovesToAnotherKey() {
    let (keymap, notices) = keymap(("form", "jobs", ["!"]))
    #expect(notices == [])
    #expect(keymap.action(for: .character("!"), in: .form) == .jobs)
    #expect(keymap.action(for: .character("J"), in: .form) == nil)
    #expect(keymap.action(for: .character("J"), in: .result) == .jobs)
  }

  @Test func aKeyIsTakenFromAnother() {
    let (keymap, _) = keymap(("form", "jobs", ["q"]))
    #expect(keymap.action(for: .character("q"), in: .form) == .jobs)
    #expect(keymap.keys(for: .quit, in: .form).contains(.character("q")) == false)
  }

  @Test func noneTakesTheKeysAway() {
    let (keymap, notices) = keymap(("anywhere", "theme", []))
    #expect(notices == [] && KeyContext.allCases.allSatisfy { keymap.keys(for: .theme, in: $0).isEmpty })
  }

  @Test func mistakesAreNamedWithTheirLinesAndTheRestHolds() {
    let (keymap, notices) = keymap(
      ("form", "jobs", ["!"]), ("form", "log", ["!"]), ("nowhere", "jobs", ["x"]), ("form", "jbos", ["x"]),
      ("form", "help", ["Hyper-x"]), ("text", "help", ["h"]), ("form", "theme", ["t", "T"]))
    #expect(notices.count == 5)
    #expect(notices[0].contains("lines 1 and 2") && notices[1].contains("line 3") && notices[2].contains("jobs"))
    #expect(notices[3].contains("Hyper-x") && notices[4].contains("letters and signs are text"))
    #expect(keymap.action(for: .character("!"), in: .form) == .jobs)
    #expect(keymap.action(for: .character("t"), in: .form) == .theme)
    #expect(!keymap.keys(for: .help, in: .form).isEmpty)
  }

  @Test func theScreenFollows() throws {
    var model = Model.make(panel: .general)
    model.keymap = keymap(("form", "palette", ["!"])).keymap
    model.send(.character("!"))
    #expect(model.isOnTop(PaletteLayer.self))
    model.send(.escape)
    #expect(HelpText(model).lines(matching: "command palette").contains { $0.key.contains("!") })
  }
}
