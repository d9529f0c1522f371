import ArgumentParser
import Domain

/// What the screen would ask about, allowed beforehand: without a terminal nobody can be asked.
struct Consent: ParsableArguments {
  @Flag(help: "Send and keep text that holds what looks like a key.")
  var allowKey = false

  @Flag(help: "Send even where the record of spending cannot be written.")
  var allowUnrecorded = false

  /// - Throws: a `.usage` failure where a text holds the key in use, or what looks like one.
  func check(_ texts: [String], _ search: KeySearch) throws(Failure) {
    if !allowKey { try Self.check(texts, search) }
  }

  /// The same where nothing is allowed.
  static func check(_ texts: [String], _ search: KeySearch) throws(Failure) {
    guard search.finds(in: texts) else { return }
    throw Failure(
      .usage,
      "The text holds what looks like a key, which the provider would see, and which would stand in the library and in names of files.",
      advice: "Nothing was done. Take it out, or add --allow-key.")
  }
}

extension Failure {
  /// With what allows it, where the ledger could not be written.
  var explained: Failure {
    guard kind == .unrecorded else { return self }
    var failure = self
    failure.advice += " Add --allow-unrecorded, or where there is one --max-cost, to send it all the same."
    return failure
  }
}
