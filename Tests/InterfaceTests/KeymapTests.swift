import Cells
import Domain
import Testing

@testable import Interface

@Suite struct KeymapTests {
  private static let contexts: [KeyContext] = [
    .form, .result, .text, .filter, .picker, .reading, .jobs, .question, .files, .styles, .style, .gallery, .picture,
    .gateway, .slides, .choosing,
  ]

  @Test(arguments: contexts) func noKeyIsBoundTwice(context: KeyContext) {
    let keys = Keymap.standard.bindings.filter { $0.contexts.contains(context) }.map(\.key)
    let twice = Set(keys.filter { key in keys.count { $0 == key } > 1 })
    #expect(twice.isEmpty, "\(twice)")
  }

  @Test(arguments: Action.allCases) func everyActionHasAKey(action: Action) {
    let reached = Self.contexts.filter { !Keymap.standard.keys(for: action, in: $0).isEmpty }
    #expect(!reached.isEmpty)
  }

  @Test(arguments: contexts) func waysOutWorkEverywhere(context: KeyContext) {
    for action in [Action.back, .interrupt, .quit, .help, .redraw] {
      #expect(!Keymap.standard.keys(for: action, in: context).isEmpty, "\(action)")
    }
  }

  @Test(arguments: [KeyContext.text, .filter, .picker, .question, .files, .style])
  func lettersStayText(context: KeyContext) {
    let letters = Keymap.standard.bindings.filter { binding in
      if case .character = binding.key { binding.contexts.contains(context) } else { false }
    }
    #expect(letters.isEmpty, "\(letters)")
  }

  @Test func theHelpListsEveryAction() {
    let rows = HelpText(keymap: .standard, glyphs: Glyphs(isUnicode: true)).rows
    for action in Action.allCases {
      if action.panelNumber == nil {
        let words = ActionRows.all.first { $0.action == action }.map { $0.shared ?? $0.summary }
        let row = rows.first { $0.group == action.group.rawValue && $0.summary == words }
        #expect(row?.keys.isEmpty == false, "\(action)")
      } else {
        #expect(rows.contains { $0.keys == "1-9 0 Y" })
      }
    }
    #expect(Set(rows.map { "\($0.group) \($0.summary)" }).count == rows.count)
  }

  @Test func everyRowOfTheHelpFitsEightyColumns() {
    for isUnicode in [true, false] {
      for line in HelpText(keymap: .standard, glyphs: Glyphs(isUnicode: isUnicode)).lines {
        #expect(DisplayWidth.of(line.key) <= 18, "\(line.key)")
        #expect(DisplayWidth.of(line.text) <= 56, "\(line.text)")
      }
    }
  }

  /// What the footer names must do something, or say why it does not.
  private func check(_ model: Model, _ name: String) {
    let place = model.context
    for binding in Keymap.standard.bindings where binding.contexts.contains(place) {
      let isNamed = KeyHints.hints(for: model).contains { $0.keys == binding.key.name }
      if isNamed { #expect(Keymap.standard.action(for: binding.key, in: place) == binding.action, "\(name)") }
    }
    #expect(!KeyHints.hints(for: model).isEmpty, "\(name)")
  }

  @Test func theFooterNamesKeysThatWork() throws {
    for panel in Panel.all { check(Model.make(panel: panel), "\(panel)") }
    var model = Model.make()
    model.send(.enter)
    check(model, "text box")
    model.send(.function(1))
    check(model, "help")
    var result = Model.make()
    try result.makePicture()
    check(result, "result")
    let named = KeyHints.hints(for: result).map(\.words)
    #expect(named.contains("save") && named.contains("again"))
    result.now += 10
    try result.act(.generate)
    try result.act(.quit)
    #expect(KeyHints.hints(for: result).contains { $0.keys == "y" })
  }

  @Test func theFooterNamesNothingThatIsDisabled() throws {
    let empty = Model.make(120, 40)
    var result = empty
    result.zone = .result
    let words = KeyHints.hints(for: result).map(\.words)
    #expect(!words.contains("save") && !words.contains("discard"))
    #expect(!KeyHints.hints(for: Model.make(panel: .general)).contains { $0.words == "undo" })
    var changed = Model.make(panel: .general)
    try changed.focus(setting: "general.timeout")
    changed.send(.right)
    #expect(KeyHints.hints(for: changed).contains { $0.words == "undo" })
  }

  @Test(arguments: Action.allCases) func everyActionRunsOnAnEmptyProgram(action: Action) {
    var bare = Model.make(catalogue: nil, key: .missing)
    let effects = bare.perform(action)
    #expect(sends(effects) == 0)
  }

  /// An action that has a reason against it says so and changes nothing; one that has none does something somewhere.
  @Test(arguments: Action.allCases) func everyActionDoesSomethingOrSaysWhyNot(action: Action) throws {
    var (isPossible, isDone) = (false, false)
    for before in try Self.places() {
      var model = before
      let effects = model.perform(action)
      let reason = action.disabledReason(in: before)
      if let reason {
        #expect(reason.hasSuffix(".") && effects.isEmpty && model.notice?.text == reason)
      } else {
        isPossible = true
        isDone = isDone || !effects.isEmpty || !Self.looksLike(&model, before)
      }
      #expect(model.screen().contains { !$0.isWhitespace })
    }
    #expect(isDone == isPossible)
  }

  private static func looksLike(_ model: inout Model, _ before: Model) -> Bool {
    var before = before
    return model.screen() == before.screen() && model.settings == before.settings && model.create == before.create
  }

  /// Models in which each action has something to do.
  private static func places() throws -> [Model] {
    var places = Panel.all.map { Model.make(120, 40, panel: $0) }
    var result = Model.make(120, 40)
    try result.makePicture()
    result.now += 10
    result.zone = .result
    var gallery = Model.gallery(9, 120, 40)
    gallery.send(.down)
    var changed = Model.make(120, 40, panel: .general)
    try changed.focus(setting: "general.timeout")
    changed.send(.right)
    places += [result, gallery, changed]
    return places
  }

  @Test func namesOfKeysAreDistinct() {
    let keys = Set(Keymap.standard.bindings.map(\.key))
    #expect(Set(keys.map(\.name)).count == keys.count)
  }
}
