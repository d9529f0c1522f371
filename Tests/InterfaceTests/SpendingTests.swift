import Cells
import Domain
import Foundation
import Testing

@testable import Interface

/// The panel Spending: limits, sums, charts and the latest requests.
@Suite struct SpendingTests {
  @Test func itHoldsTheLimits() throws {
    var model = Model.make(panel: .spending)
    #expect(["budget.per-image", "budget.per-day", "budget.per-month"] == model.form.refs.compactMap(\.setting))
    #expect(!Form(.general, model: model, isRoomy: true).refs.contains(.setting("budget.per-day")))
    try model.focus(setting: "budget.per-day")
    model.send(.enter, .character("2"))
    #expect(saved(model.send(.enter))?.budget.perDay == "2")
  }

  @Test func anEmptyLedgerSaysWhatWillStandHere() {
    var model = Model.make(panel: .spending)
    #expect(model.screen().contains("not known yet"))
    _ = model.update(.spendingLoaded(SpendSummary([], now: .now), [:]))
    #expect(model.screen().contains("Nothing is spent yet"))
    #expect(model.form.refs.count == 3)
  }

  @Test func goingThereAndRefreshingReadTheLedger() throws {
    var model = Model.make()
    let number = try #require(Panel.all.firstIndex(of: .spending)) + 1
    #expect(model.send(.character(Character(String(number)))) == [.loadSpending])
    #expect(model.panel == .spending)
    #expect(try model.act(.refresh).contains(.loadSpending))
    #expect(!model.send(.down).contains(.loadSpending))
    model.go(to: .create)
    var effects: [Effect] = []
    for _ in Panel.all where model.panel != .spending { effects = try model.act(.previousPanel) }
    #expect(effects == [.loadSpending])
    var general = Model.make(panel: .general)
    #expect(try !general.act(.refresh).contains(.loadSpending))
  }

  @Test func sumsNameWhatIsLeftAndWhatIsPassed() throws {
    var model = Model.spending(120, 40)
    let screen = model.screen()
    #expect(screen.contains("~$1.37") && screen.contains("unknown"))
    #expect(screen.contains("left of $2.00"))
    model.settings.budget.perDay = "0.1"
    #expect(model.screen().contains("over of $0.10"))
    let known = SpendSummary([Self.entry(0, "a/b", cost: 1)], now: Self.now, calendar: Self.calendar)
    _ = model.update(.spendingLoaded(known, [:]))
    #expect(!model.screen().contains("~"))
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24)]) func everythingIsReachedByScrolling(width: Int, height: Int) {
    var model = Model.spending(width, height)
    var seen: Set<String> = []
    for _ in 0..<60 {
      let screen = model.screen()
      for words in ["Budget per image", "this month", "in all", "By day", "By model", "Latest requests"]
      where screen.contains(words) { seen.insert(words) }
      model.send(.down)
    }
    #expect(seen.count == 6, "\(seen)")
    #expect(model.screen().contains("done"))
    #expect(model.send(.enter, .right, .character("r")).isEmpty)
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40)])
  func theEndOfALongListIsReachedAndLeftAgain(width: Int, height: Int) throws {
    var model = Model.spending(width, height)
    let latest = try #require(model.world.spending?.latest)
    let oldest = try #require(latest.last)
    let last = LocalTime.minute(oldest.time, SpendingTests.calendar)
    for keys in [[Key](repeating: .down, count: 60), [Key](repeating: .pageDown, count: 12), [.end]] {
      model.send(.home)
      #expect(model.focus[.spending] == 0)
      for key in keys { model.send(key) }
      #expect(model.screen().contains(last), "\(keys[0])")
      for _ in 0..<60 { model.send(.up) }
      #expect(model.screen().contains("Budget per image"))
      #expect(model.focus[.spending] == 0)
    }
  }

  @Test func noPageLeapsOverWhatIsHigherThanThePane() {
    var model = Model.spending(80, 12)
    var seen: Set<String> = []
    for _ in 0..<12 {
      let screen = model.screen()
      for name in model.world.spending?.models.map(\.name) ?? [] where screen.contains(StatusView.shortName(name)) {
        seen.insert(name)
      }
      model.send(.pageDown)
    }
    #expect(seen.count == model.world.spending?.models.count)
  }

  @Test func everyModelIsListedSoThatTheRowsAddUp() throws {
    var model = Model.spending(120, 60)
    let entries = (0..<14).map { Self.entry(1, "lab/number-\($0)", cost: 0.01) }
    _ = model.update(.spendingLoaded(SpendSummary(entries, now: Self.now, calendar: Self.calendar), [:]))
    let screen = model.screen()
    for number in 0..<14 { #expect(screen.contains("lab/number-\(number) ")) }
  }

  @Test func theKeyLineNamesNothingThatDoesNothingThere() throws {
    var model = Model.spending(120, 40)
    func words(_ ref: FieldRef) throws -> Set<String> {
      try model.focus(ref)
      return Set(KeyHints.hints(for: model).map(\.words))
    }
    #expect(try words(.spending(.models)).isDisjoint(with: ["change", "edit", "default"]))
    #expect(try words(.setting("budget.per-day")).isSuperset(of: ["edit", "default"]))
    #expect(try !words(.setting("budget.per-day")).contains("change"))
    #expect(try !words(.setting("budget.per-image")).contains("default"))
  }

  @Test func whatIsNotKnownIsADash() {
    var model = Model.spending(120, 40)
    var entry = LedgerEntry(id: "a", time: Self.now, model: "lab/secret", kind: .text, estimate: nil)
    entry.outcome = .done
    _ = model.update(.spendingLoaded(SpendSummary([entry], now: Self.now, calendar: Self.calendar), [:]))
    let form = model.screen().split(separator: "\n").dropFirst().joined()
    #expect(form.contains("—") && !form.contains("~$0"))
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40), (200, 60)])
  func asciiHoldsNothingElse(width: Int, height: Int) {
    var model = Model.spending(width, height, isUnicode: false)
    for _ in 0..<7 {
      model.prepare()
      #expect(model.frame().cells.first { !$0.base.isASCII } == nil, "\(width)")
      model.send(.down)
    }
  }

  @Test func theTabsFitWithEveryPanelListed() {
    for width in 40..<80 {
      let tabs = TabsView.tabs(.make(width, 20, panel: .openRouter(.analysis)), width: width)
      #expect((tabs.last?.columns.upperBound ?? 0) <= width)
    }
  }

  static let now = Date(timeIntervalSince1970: 1_795_232_700)
  static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    calendar.firstWeekday = 2
    return calendar
  }()

  static func entry(
    _ days: Double, _ model: String, cost: Decimal?, kind: LedgerEntry.Kind = .image,
    outcome: LedgerEntry.Outcome = .done
  ) -> LedgerEntry {
    var entry = LedgerEntry(
      id: "\(days)", time: now.addingTimeInterval(-days * 86_400), model: model, kind: kind,
      estimate: Decimal(string: "0.04"))
    (entry.cost, entry.outcome) = (cost, outcome)
    return entry
  }
}

extension FieldRef {
  fileprivate var setting: String? { if case .setting(let id) = self { id } else { nil } }
}

extension Model {
  /// The panel Spending with two weeks of requests and two limits.
  static func spending(_ width: Int, _ height: Int, isUnicode: Bool = true) -> Model {
    var settings = Settings()
    (settings.budget.perDay, settings.budget.perMonth) = ("2", "10")
    var model = Model.make(width, height, panel: .spending, settings: settings, isUnicode: isUnicode)
    let flash = "google/gemini-2.5-flash-image"
    var entries: [LedgerEntry] = []
    for number in 0..<20 {
      let name = number % 3 == 0 ? flash : "lab/model-\(number % 7)"
      let cost = Decimal(7 * (number % 9) + 1) / 100
      entries.append(SpendingTests.entry(Double(number * number) / 29, name, cost: cost))
    }
    entries.append(
      SpendingTests.entry(0.01, "google/gemini-2.5-flash", cost: Decimal(string: "0.0004"), kind: .text))
    entries.append(SpendingTests.entry(0.02, flash, cost: nil, outcome: .unknown))
    entries.append(SpendingTests.entry(0.03, flash, cost: 0, outcome: .failed))
    let sums = SpendSummary(entries, now: SpendingTests.now, calendar: SpendingTests.calendar)
    _ = model.update(.spendingLoaded(sums, [:]))
    return model
  }
}
