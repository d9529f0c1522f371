import Cells
import Domain
import Testing

@testable import Interface

/// The line of keys at the foot, and the help that begins with the keys of the place.
@Suite struct KeyLineTests {
  private func line(_ model: Model) -> String {
    var model = model
    return model.screen().split(separator: "\n", omittingEmptySubsequences: false).last.map(String.init) ?? ""
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40)])
  func helpAndQuitAreLastAndAlwaysThere(width: Int, height: Int) throws {
    for isUnicode in [true, false] {
      for panel in Panel.all {
        let model = Model.make(width, height, panel: panel, isUnicode: isUnicode)
        #expect(line(model).hasSuffix("? help  q quit"), "\(panel): \(line(model))")
      }
      var result = Model.make(width, height, isUnicode: isUnicode)
      try result.makePicture()
      #expect(line(result).hasSuffix("? help  q quit"), "\(line(result))")
    }
    let gallery = line(.gallery(12, width, height))
    #expect(gallery.hasSuffix("? help  q quit") && gallery.contains("view"), "\(gallery)")
  }

  @Test func theMiddleGivesWay() {
    let hints = [
      KeyHints.Hint(keys: "a", words: "one"), KeyHints.Hint(keys: "b", words: "two"),
      KeyHints.Hint(keys: "Esc", words: "back", isKept: true), KeyHints.Hint(keys: "?", words: "help", isKept: true),
    ]
    let glyphs = Glyphs(isUnicode: true)
    func words(_ width: Int) -> [String] { KeyHints.fitting(hints, in: width, glyphs).map(\.words) }
    #expect(words(30) == ["one", "two", "back", "help"])
    #expect(words(29) == ["one", "back", "help"])
    #expect(words(16) == ["back", "help"])
    #expect(words(8) == ["help"])
    #expect(words(2).isEmpty)
  }

  @Test func promptsSayWhatEnterDoes() throws {
    var model = Model.make()
    try model.makePicture()
    try model.act(.save)
    #expect(line(model).contains("save"))
    var general = Model.make(panel: .general)
    try general.focus(setting: "general.timeout")
    general.send(.enter)
    #expect(line(general).contains("accept"))
  }

  @Test func theHelpBeginsWhereOneIs() throws {
    func first(_ model: Model) throws -> String {
      var model = model
      try model.act(.help)
      return HelpText(model).lines[0].text
    }
    var result = Model.make(120, 40)
    try result.makePicture()
    result.zone = .result
    #expect(try first(result) == "Result · here")
    #expect(try first(.gallery(3)) == "Gallery · here")
    #expect(try first(.make()) == "Creating · here")
    #expect(try first(.make(panel: .styles)) == "Styles · here")
    var picker = Model.make(panel: .openRouter(.textToImage))
    try picker.focus(setting: "text-to-image.model")
    picker.send(.enter)
    #expect(try first(picker) == "Model picker · here")
    let all = HelpText(picker).lines.filter { $0.key.isEmpty && !$0.text.isEmpty }
    // Those of the actions, the keys of text, the signs.
    #expect(all.count == Action.Group.allCases.count + 2)
  }

  @Test func theHelpBeginsWithTheFirstStepsOfOneWhoHasNoPicture() throws {
    var model = Model.gallery(0)
    model.go(to: .create)
    let lines = HelpText(model).lines
    #expect(lines[0].text == "First steps" && lines[1].key == "⏎ ^G")
    #expect(lines.contains { $0.key == "s E" || $0.key == "s O" })
    #expect(lines.prefix(8).allSatisfy { DisplayWidth.of($0.text) <= 56 })
    #expect(HelpText(.gallery(3)).lines[0].text == "Gallery · here")
  }

  @Test func theHelpHasTheWholeSentenceThatTheLineCuts() throws {
    var model = Model.make(60, 20, panel: .general)
    try model.focus(setting: "general.client")
    #expect(HelpText(model).lines[0].text == "Client · here")
    #expect(HelpText(model).lines[1].text.contains("The text model that writes"))
    model.resize(120, 40)
    #expect(HelpText(model).lines[0].text != "Client · here")
  }

  @Test(arguments: [40, 60, 80]) func nothingOfTheHelpIsCut(width: Int) {
    var model = Model.gallery(0, width, 20)
    model.go(to: .create)
    for line in HelpText(model).lines {
      #expect(DisplayWidth.of(line.text) <= ReadingView.width(model.size) - (line.key.isEmpty ? 0 : 20), "\(line.text)")
    }
    let words = HelpText(model).lines.map(\.text).joined(separator: " ").split(separator: " ").joined(separator: " ")
    #expect(words.contains("write a prompt, then make a picture of it"))
    #expect(words.contains("Up") && HelpText(model).lines(matching: "picture of it").count > 1)
  }

  /// What a newcomer meets first is not cut where most terminals begin.
  @Test func sentencesOfCreateFitEightyColumns() {
    let model = Model.make(80, 24)
    for ref in model.form.refs where model.overridden.isEmpty {
      #expect(DisplayWidth.of(model.help(of: ref)) <= 78, "\(ref)")
    }
    #expect(DisplayWidth.of(PickerView.age(model)) <= 78)
  }

  @Test func onANarrowScreenTheFormNamesTheWayToTheResult() throws {
    var model = Model.make(80, 24)
    #expect(!line(model).contains("result"))
    try model.makePicture()
    model.zone = .form
    model.create.showsResult = false
    #expect(line(model).contains("Tab result"))
  }

  @Test func aChangedSettingHasASignThatIsNoMinus() throws {
    var settings = Settings()
    settings.budget.perDay = "1"
    var model = Model.make(panel: .spending, settings: settings, isUnicode: false)
    let row = try #require(model.screen().split(separator: "\n").first { $0.contains("Budget per day") })
    #expect(row.contains("Budget per day *") && !row.contains("day -"))
  }

  @Test func aCutLineShowsWhereItGoesOn() throws {
    for (isUnicode, sign) in [(true, "…"), (false, "~")] {
      var model = Model.make(panel: .openRouter(.textToImage), isUnicode: isUnicode)
      try model.act(.find)
      let text = (0..<40).map { "word\($0)" }.joined(separator: "_")
      model.write(text)
      let row = try model.row(holding: "word39")
      #expect(row.contains("\(sign)") && !row.contains("word39\(sign)"))
      for _ in 0..<60 { model.send(.left) }
      model.send(.home)
      let start = try model.row(holding: "word0_")
      #expect(start.contains(sign) && !start.contains("\(sign)word0"))
    }
  }
}

extension Model {
  /// The first line of the screen that holds a text.
  fileprivate mutating func row(holding text: String) throws -> String {
    guard let row = screen().split(separator: "\n").first(where: { $0.contains(text) }) else {
      throw NotOnScreen(text: text)
    }
    return String(row)
  }
}
