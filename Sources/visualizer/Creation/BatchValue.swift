import Foundation

/// What a line of a batch says of one option, as an argument would say it.
enum BatchValue: Decodable {
  case text(String)
  /// Its digits.
  case number(String)
  case texts([String])
  /// A truth value, a list of others, an object, nothing. None of them is taken for a number.
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let texts = try? value.decode([String].self) {
      self = .texts(texts)
    } else if (try? value.decode(Bool.self)) != nil {
      self = .other
    } else if let whole = try? value.decode(Int.self) {
      self = .number(String(whole))
    } else if let amount = try? value.decode(Decimal.self) {
      self = .number("\(amount)")
    } else {
      self = .other
    }
  }
}
