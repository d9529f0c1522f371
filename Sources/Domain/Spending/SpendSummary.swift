import Foundation

/// What was spent today, this week and this month, by model and by day; days and weeks are the calendar's own.
package struct SpendSummary: Hashable, Sendable {
  package let today: Spend
  package let week: Spend
  package let month: Spend
  package let total: Spend
  /// Newest first; not all of them.
  package let latest: [LedgerEntry]
  /// When automatic generation sent requests of late; all of the last hour are among them.
  package var automatic: [Date] = []
  /// The day on which it was summed up.
  package let day: Date
  package let calendar: Calendar
  /// Dearest first.
  package var models: [(name: String, spend: Spend)] {
    byModel.map { ($0.key, $0.value) }.sorted { $0.1.amount == $1.1.amount ? $0.0 < $1.0 : $0.1.amount > $1.1.amount }
  }
  /// By the start of each day, newest first; days without requests are left out.
  package var days: [(day: Date, spend: Spend)] { byDay.sorted { $0.key > $1.key }.map { ($0.key, $0.value) } }

  private let byModel: [String: Spend]
  private let byDay: [Date: Spend]

  /// - Parameters:
  ///   - models: all that was ever spent, by model.
  ///   - days: by the start of each day, at least since `start`.
  package init(
    models: [String: Spend], days: [Date: Spend], latest: [LedgerEntry], now: Date, calendar: Calendar
  ) {
    let day = calendar.startOfDay(for: now)
    let week = calendar.dateInterval(of: .weekOfYear, for: now)?.start ?? day
    let month = Self.monthStart(now, calendar)
    func sum(since start: Date) -> Spend {
      days.reduce(into: Spend()) { if $1.key >= start { $0.add($1.value) } }
    }
    today = sum(since: day)
    self.week = sum(since: week)
    self.month = sum(since: month)
    total = models.values.reduce(into: Spend()) { $0.add($1) }
    self.latest = latest
    self.day = day
    self.calendar = calendar
    byModel = models
    byDay = days
  }

  package init(_ entries: some Sequence<LedgerEntry>, now: Date, calendar: Calendar = .current) {
    var models: [String: Spend] = [:]
    var days: [Date: Spend] = [:]
    for entry in entries {
      models[entry.model, default: Spend()].add(entry)
      days[calendar.startOfDay(for: entry.time), default: Spend()].add(entry)
    }
    let latest = entries.sorted { $0.time > $1.time }
    self.init(models: models, days: days, latest: latest, now: now, calendar: calendar)
    automatic = entries.filter { $0.isAutomatic == true }.map(\.time)
  }

  /// The last so many days, oldest first, those without requests too.
  package func lastDays(_ count: Int) -> [(day: Date, spend: Spend)] {
    (0..<max(0, count)).reversed().compactMap { back in
      calendar.date(byAdding: .day, value: -back, to: day).map { date in
        let start = calendar.startOfDay(for: date)
        return (start, byDay[start] ?? Spend())
      }
    }
  }

  /// What is left of limits, below nothing where they are passed; nil where there is none.
  package func left(of budget: Budget) -> (day: Decimal?, month: Decimal?) {
    (budget.perDay.map { $0 - today.amount }, budget.perMonth.map { $0 - month.amount })
  }

  /// How many requests automatic generation sent so many seconds around a time; a clock that was set back makes times to
  /// come.
  package func automaticCount(within seconds: Double, of time: Date) -> Int {
    automatic.count { abs(time.timeIntervalSince($0)) < seconds }
  }

  /// From when on entries count for any of today, this week and this month.
  package static func start(_ now: Date, calendar: Calendar = .current) -> Date {
    let month = monthStart(now, calendar)
    return min(month, calendar.dateInterval(of: .weekOfYear, for: now)?.start ?? month)
  }

  private static func monthStart(_ now: Date, _ calendar: Calendar) -> Date {
    calendar.dateInterval(of: .month, for: now)?.start ?? calendar.startOfDay(for: now)
  }
}
