extension Fields {
  /// The limits of spending.
  static let budget: [Field] = [
    .amount(
      "budget.per-image", "Budget per image", \.budget.perImage,
      help: "US dollars; asks first where one image may cost more. Empty is no limit."),
    .amount(
      "budget.per-day", "Budget per day", \.budget.perDay,
      help: "US dollars; asks before each request of the day past it. Empty is no limit."),
    .amount(
      "budget.per-month", "Budget per month", \.budget.perMonth,
      help: "US dollars; asks before each request of the month past it. Empty is no limit."),
  ]
}
