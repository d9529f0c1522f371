import Domain
import Foundation
import Testing

@testable import Storage

/// A limit of spending that cannot be read lets nothing be spent.
struct LimitReadingTests {
  private let workspace: Workspace
  private var file: String { workspace.paths.configFile }

  init() throws { workspace = try Workspace() }

  private func budget(_ text: String, _ environment: [String: String] = [:]) throws -> (Budget, [String]) {
    try workspace.put(text, at: file)
    let loaded = workspace.settings(environment).load()
    return (Budget(loaded.settings.budget), loaded.notices)
  }

  private func refuses(_ budget: Budget) -> Bool {
    let spent = SpendSummary([], now: Date(timeIntervalSince1970: 1_800_000_000))
    let entry = LedgerEntry(time: Date(timeIntervalSince1970: 1_800_000_000), model: "a/b", estimate: 0)
    let verdicts = [
      budget.check(.range(low: 0, high: 0), images: 1, spent: spent), budget.check(together: [], spent: spent),
      budget.check(entry, spent: spent), budget.checkWords(spent: spent),
    ]
    return !budget.isEmpty && verdicts.allSatisfy { if case .refuse = $0 { true } else { false } }
  }

  @Test(arguments: [
    "budget: {per-day: five}", "budget: {per-month: -1}", "budget: {per-image: [1, 2]}", "budget: {per-day: 1e3}",
    "budget: {per_day: 5}", "budget: {daily: 5}", "budget: 5", "budgets: {per-day: 5}", "Budget: {per-day: 5}",
    "bugdet: {per-day: 5}", "budget.per-day: 5", "limits: {per-month: 5}", "budget: [5]",
  ]) func whatCannotBeReadRefuses(_ text: String) throws {
    let (budget, notices) = try budget("version: 1\n" + text + "\n")
    #expect(refuses(budget))
    #expect(notices.count == 1 && notices[0].contains("config.yaml") == true, "\(notices)")
  }

  @Test(arguments: [
    "version: 1\n", "budget: {per-day: ''}\n", "budget: {per-day: null}\n", "budget:\n", "general: {timeout: 5}\n",
    "future: {thing: 5}\n", "gadget: {a: 1}\n",
  ]) func whatSaysNothingOfLimitsIsNoLimit(_ text: String) throws {
    let (budget, notices) = try budget(text)
    #expect(budget.isEmpty && notices.isEmpty, "\(notices)")
  }

  @Test func theEnvironmentFailsClosedToo() throws {
    for variable in ["VISUALIZER_BUDGET_PER_DAY", "VISUALIZER_BUDGET_PERDAY", "VISUALIZER_BUDGET_DAY"] {
      let (budget, notices) = try budget("version: 1\n", [variable: variable.hasSuffix("PER_DAY") ? "five" : "5"])
      #expect(refuses(budget) && notices.contains { $0.contains(variable) }, "\(variable) \(notices)")
    }
    #expect(try self.budget("version: 1\n", ["VISUALIZER_BUDGET_PER_DAY": "5"]).0.perDay == 5)
  }

  @Test(arguments: ["", " \n", "budget: {per-day: 5", "\u{0}\u{1}"]) func aDamagedFileRefusesUntilALimitIsSet(
    _ text: String
  ) throws {
    #expect(refuses(try budget(text).0))
    let store = workspace.settings()
    #expect(refuses(Budget(store.load().settings.budget)), "the next start knows of it as well")
    let aside = try workspace.names(in: workspace.paths.config).filter { $0.hasPrefix("config.yaml.corrupt-") }
    #expect(aside.count == 1 && workspace.text(workspace.paths.config + "/" + aside[0]) == text)
    let lost = store.load().settings
    var mended = lost
    mended.budget.perDay = ""
    #expect(Budget(try store.save(mended, changedFrom: lost).budget).isEmpty)
    #expect(store.load().notices.isEmpty)
  }

  @Test func aFileThatCannotBeReadRefuses() throws {
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    let loaded = workspace.settings().load()
    #expect(refuses(Budget(loaded.settings.budget)) && loaded.notices.count == 1)
  }

  @Test func aMendedValueIsTaken() throws {
    try workspace.put("version: 1\nbudget: {per-day: five}\n", at: file)
    let store = workspace.settings()
    let old = store.load().settings
    var new = old
    new.budget.perDay = "5"
    let saved = try store.save(new, changedFrom: old)
    #expect(Budget(saved.budget).perDay == 5 && Budget(saved.budget).unreadable == nil)
  }
}
