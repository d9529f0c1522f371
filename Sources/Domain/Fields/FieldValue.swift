/// The value of a field, in the four kinds that controls know.
package enum FieldValue: Hashable, Sendable {
  case flag(Bool)
  case number(Int)
  case word(String)
  case list([String])

  /// As the command line and config.yaml print it; lists are comma-separated.
  package var text: String {
    switch self {
    case .flag(let on): on ? "true" : "false"
    case .number(let number): String(number)
    case .word(let word): word
    case .list(let items): items.joined(separator: ",")
    }
  }
}
