import Domain

extension Panel {
  package static let spending = Panel("spending")
}

/// The limits, and what was spent.
enum SpendingPanel {
  static let row = PanelRow(
    panel: .spending, title: "Spending", shortTitle: "Spd", widest: 140, opened: [.loadSpending],
    refreshed: [.loadSpending], entries: { entries($0, isRoomy: $1) })

  /// The limits, then what was spent.
  private static func entries(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    let limits = Form.fields("budget", model, isRoomy: isRoomy)
    guard let spending = model.world.spending else {
      return limits + [.note("What was spent is not known yet; R reads the ledger.")]
    }
    guard spending.total.requests > 0 else { return limits + [.note(nothingSpent)] }
    let gap: [FormEntry] = isRoomy ? [.gap] : []
    let parts = SpendingPart.allCases.map { [FormEntry.spending($0)] }
    return limits + Array(parts.joined(separator: gap))
  }

  private static let nothingSpent =
    "Nothing is spent yet. What requests cost will stand here: today, this week and this month, by day and by model, "
    + "the latest of them, and what is left of the limits above."
}
