import ArgumentParser

/// What a request may cost, and what is allowed beforehand: every command takes this that sends what is billed by a price.
struct PaidOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Send only if the estimate is no higher, else exit with 3; counts as the estimate where no price is stated.",
      valueName: "usd"))
  var maxCost: DollarAmount?

  @OptionGroup var consent: Consent

  /// A sum that is accepted is accepted without a record, too.
  var evenUnrecorded: Bool { consent.allowUnrecorded || maxCost != nil }
}
