import Cells
import Domain
import Foundation

/// What was spent: sums with what is left of the limits, days and models as bars, and the latest requests.
struct SpendingView {
  let model: Model
  let width: Int
  let spending: SpendSummary
  /// Lines of the pane that the parts share.
  private let room: Int

  init(_ model: Model, width: Int) {
    self.model = model
    self.width = width
    spending = model.spending
    let layout = model.layout
    room = layout.inside(layout.form ?? Rect(model.size)).height
  }

  func height(of part: SpendingPart) -> Int {
    switch part {
    case .sums: 1 + Period.allCases.count + explanation.count
    case .days: 2 + chartHeight
    case .models: 1 + spending.models.count
    case .latest: 1 + spending.latest.count
    }
  }

  func draw(_ part: SpendingPart, _ rect: Rect, isActive: Bool, _ canvas: inout Canvas) {
    // Where the heading is scrolled out of sight, the first line that is seen has the mark.
    if isActive { canvas.text(canvas.glyphs.mark, rect.minX - 1, max(rect.minY, canvas.surface.clip.minY), .accent) }
    let x = canvas.text("\(part.title) ", rect.minX, rect.minY, isActive ? .accent : .title, isActive ? .bold : [])
    canvas.rule(x, rect.minY, width: rect.maxX - x)
    let below = Rect(x: rect.minX, y: rect.minY + 1, width: rect.width, height: rect.height - 1)
    switch part {
    case .sums: drawSums(below, &canvas)
    case .days: DayChart(spending, in: below).draw(&canvas)
    case .models: drawModels(below, &canvas)
    case .latest: drawLatest(below, &canvas)
    }
  }

  /// A chart as high as leaves the sums on the same page.
  private var chartHeight: Int { room >= 50 ? 8 : room >= 30 ? 6 : room >= 14 ? 4 : 3 }

  /// What the mark of unknown costs means, where there is one.
  private var explanation: [String] {
    let count = spending.total.estimated
    guard count > 0 else { return [] }
    let words = "~: the cost of \(count == 1 ? "1 request" : "\(count) requests") is not known; estimates count."
    return PlanView.wrap(words, width: width, limit: 3)
  }
}

extension SpendingView {
  /// A time over which spending is summed up.
  private enum Period: CaseIterable {
    case today, week, month, total

    var title: String {
      switch self {
      case .today: "today"
      case .week: "this week"
      case .month: "this month"
      case .total: "in all"
      }
    }
  }

  private func sum(_ period: Period) -> (spend: Spend, limit: Decimal?) {
    let budget = Budget(model.settings.budget)
    return switch period {
    case .today: (spending.today, budget.perDay)
    case .week: (spending.week, nil)
    case .month: (spending.month, budget.perMonth)
    case .total: (spending.total, nil)
    }
  }

  private func drawSums(_ rect: Rect, _ canvas: inout Canvas) {
    let sums = Period.allCases.map { sum($0) }
    let amounts = rect.minX + 12 + (sums.map { amount($0.spend).count }.max() ?? 0)
    let counts = amounts + 2 + (sums.map { requests($0.spend).count }.max() ?? 0)
    for (row, period) in Period.allCases.enumerated() {
      let (spend, limit) = sums[row]
      let y = rect.minY + row
      canvas.text(period.title, rect.minX, y, .muted)
      canvas.right(amount(spend), amounts, y)
      canvas.right(requests(spend), counts, y, .muted)
      if let limit { drawLimit(limit, spend, counts + 3, y, rect.maxX, &canvas) }
    }
    for (row, line) in explanation.enumerated() {
      canvas.text(line, rect.minX, rect.minY + sums.count + row, .muted, width: rect.width)
    }
  }

  /// A sum; a dash where nothing of it is known.
  private func amount(_ spend: Spend) -> String {
    spend.amount == 0 && spend.estimated > 0 ? "—" : spend.text
  }

  private func requests(_ spend: Spend) -> String {
    guard width >= 56 else { return "\(spend.requests)" }
    return "\(spend.requests) request\(spend.requests == 1 ? " " : "s")"
  }

  /// A bar of the part that is used, and what is left.
  private func drawLimit(
    _ limit: Decimal, _ spend: Spend, _ x: Int, _ y: Int, _ maxX: Int, _ canvas: inout Canvas
  ) {
    let left = limit - spend.amount
    let words = left < 0 ? "\(Money.text(-left)) over" : "\(Money.text(left)) left"
    let whole = maxX - x >= words.count + 24 ? "\(words) of \(Money.text(limit))" : words
    let room = maxX - x - whole.count - 1
    let share = limit > 0 ? Bar.share(spend.amount, of: limit) : 1
    let role: Role = left <= 0 ? .error : share >= 0.8 ? .warning : .accent
    var x = x
    if room >= 6 { x = Bar.draw(share, Rect(x: x, y: y, width: min(24, room), height: 1), role, &canvas) + 1 }
    canvas.text(whole, x, y, left <= 0 ? .error : .text, width: maxX - x)
  }

  private func drawModels(_ rect: Rect, _ canvas: inout Canvas) {
    let rows = spending.models
    let most = rows.first?.spend.amount ?? 0
    let names = min(rows.map { DisplayWidth.of(name($0.name)) }.max() ?? 0, max(14, rect.width * 2 / 5))
    let amounts = rows.map { amount($0.spend).count }.max() ?? 0
    let counts = rows.map { String($0.spend.requests).count }.max() ?? 0
    let bar = max(0, rect.width - names - amounts - counts - 6)
    for (row, (id, spend)) in rows.enumerated() {
      let y = rect.minY + row
      canvas.text(name(id), rect.minX, y, width: names)
      let box = Rect(x: rect.minX + names + 2, y: y, width: bar, height: 1)
      if bar >= 4 { Bar.drawLow(Bar.share(spend.amount, of: most), box, .accent, &canvas) }
      canvas.right(amount(spend), rect.maxX - counts - 2, y)
      canvas.right(String(spend.requests), rect.maxX, y, .muted)
    }
  }

  private func name(_ model: String) -> String {
    width >= 90 ? Harmless.line(model, limit: 60) : StatusView.shortName(Harmless.line(model, limit: 60))
  }

  private static let kinds: [LedgerEntry.Kind: String] = [.image: "image", .text: "words", .speech: "voice"]

  private func drawLatest(_ rect: Rect, _ canvas: inout Canvas) {
    let rows = spending.latest
    let costs = rows.map { cost($0).count }.max() ?? 0
    let names = rows.map { DisplayWidth.of(name($0.model)) }.max() ?? 0
    for (row, entry) in rows.enumerated() {
      let y = rect.minY + row
      var x = canvas.text(time(entry), rect.minX, y, .muted) + 2
      if width >= 70 { x = canvas.text(Self.kinds[entry.kind] ?? "", x, y, .muted) + 2 }
      let outcome = min(rect.maxX - 9, x + max(names, 24) + costs + 4)
      canvas.text(name(entry.model), x, y, width: max(4, outcome - 2 - costs - 2 - x))
      canvas.right(cost(entry), outcome - 2, y)
      canvas.text(entry.outcomeWord, outcome, y, Self.role(entry.outcome), width: 9)
    }
  }

  /// What it cost, or probably did; a dash where nothing is known.
  private func cost(_ entry: LedgerEntry) -> String {
    entry.isEstimated && entry.estimate == nil ? "—" : entry.costText
  }

  /// Without the day where it is today's, or where there is no room.
  private func time(_ entry: LedgerEntry) -> String {
    let minute = LocalTime.minute(entry.time, spending.calendar)
    guard width >= 50 else { return minute }
    let day = LocalTime.day(entry.time, spending.calendar)
    return (entry.time >= spending.day ? "today" : String(day.dropFirst(5))) + " " + minute
  }

  private static func role(_ outcome: LedgerEntry.Outcome) -> Role {
    switch outcome {
    case .done: .success
    case .sent: .subtitle
    case .failed: .error
    case .cancelled, .unknown: .warning
    }
  }
}
