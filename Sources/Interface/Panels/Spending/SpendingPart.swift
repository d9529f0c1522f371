/// The parts of what was spent, as the panel Spending shows them.
package enum SpendingPart: String, CaseIterable, Hashable, Sendable {
  case sums, days, models, latest

  package var title: String {
    switch self {
    case .sums: "Spent"
    case .days: "By day"
    case .models: "By model"
    case .latest: "Latest requests"
    }
  }

  package var help: String {
    switch self {
    case .sums: "What requests cost, as the service reported it, by days of the calendar."
    case .days: "What each of the last days cost, today at the right."
    case .models: "What each model has cost in all, dearest first."
    case .latest: "The newest requests; visualizer spend --by request prints more of them."
    }
  }
}
