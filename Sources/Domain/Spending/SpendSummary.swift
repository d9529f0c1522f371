import Foundation

/// What was spent today, this week and this month, by model and by day; days and weeks are the calendar's own.
package struct SpendSummary: Hashable, Sendable {
  package var today = Spend()
  package var week = Spend()
  package var month = Spend()
  package var total = Spend()
  /// Dearest first.
  package var models: [(name: String, spend: Spend)] { rows(byModel) { $0.1.amount > $1.1.amount } }
  /// By the start of each day, newest first; days without requests are left out.
  package var days: [(day: Date, spend: Spend)] { byDay.sorted { $0.key > $1.key }.map { ($0.key, $0.value) } }

  private var byModel: [String: Spend] = [:]
  private var byDay: [Date: Spend] = [:]

  package init(_ entries: some Sequence<LedgerEntry>, now: Date, calendar: Calendar = .current) {
    let day = calendar.startOfDay(for: now)
    let week = calendar.dateInterval(of: .weekOfYear, for: now)?.start ?? day
    let month = Self.monthStart(now, calendar)
    for entry in entries {
      total.add(entry)
      if entry.time >= day { today.add(entry) }
      if entry.time >= week { self.week.add(entry) }
      if entry.time >= month { self.month.add(entry) }
      byModel[entry.model, default: Spend()].add(entry)
      byDay[calendar.startOfDay(for: entry.time), default: Spend()].add(entry)
    }
  }

  /// From when on entries count for any of today, this week and this month.
  package static func start(_ now: Date, calendar: Calendar = .current) -> Date {
    let month = monthStart(now, calendar)
    return min(month, calendar.dateInterval(of: .weekOfYear, for: now)?.start ?? month)
  }

  private static func monthStart(_ now: Date, _ calendar: Calendar) -> Date {
    calendar.dateInterval(of: .month, for: now)?.start ?? calendar.startOfDay(for: now)
  }

  private func rows(
    _ sums: [String: Spend], by order: ((String, Spend), (String, Spend)) -> Bool
  ) -> [(name: String, spend: Spend)] {
    sums.map { ($0.key, $0.value) }.sorted { $0.1.amount == $1.1.amount ? $0.0 < $1.0 : order($0, $1) }
  }
}
