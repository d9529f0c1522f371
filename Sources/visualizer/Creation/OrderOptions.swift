import ArgumentParser

/// What commands take that plan requests by the catalogue and may send several of them.
struct OrderOptions: ParsableArguments {
  @OptionGroup var paid: PaidOptions

  @Flag(
    name: .shortAndLong,
    help: "Send several requests without a question; it is asked only on a terminal, and not with --max-cost.")
  var yes = false

  @Flag(help: "Use the catalogue on disk, however old.")
  var offline = false
}

/// The options of a command that has those of an order among them.
protocol OrderTaking {
  var order: OrderOptions { get }
}

extension OrderTaking {
  var maxCost: DollarAmount? { order.paid.maxCost }
  var consent: Consent { order.paid.consent }
  var evenUnrecorded: Bool { order.paid.evenUnrecorded }
  var yes: Bool { order.yes }
  var offline: Bool { order.offline }
}
