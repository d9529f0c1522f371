extension Fields {
  /// The limits of spending.
  static let budget: [Field] = [
    .amount(
      "budget.per-image", "Budget per image", \.budget.perImage,
      help: "US dollars; a request that may cost more for one image is asked about first. Empty is no limit."),
    .amount(
      "budget.per-day", "Budget per day", \.budget.perDay,
      help: "US dollars; past it each request of the day is asked about first. Empty is no limit."),
    .amount(
      "budget.per-month", "Budget per month", \.budget.perMonth,
      help: "US dollars; past it each request of the month is asked about first. Empty is no limit."),
  ]
}
