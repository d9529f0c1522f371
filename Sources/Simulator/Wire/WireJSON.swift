/// A JSON document that keeps the order of keys and the text of numbers, so recorded rows pass through unchanged.
enum WireJSON: Equatable, Sendable {
  case null
  case bool(Bool)
  /// The number as written, e.g. `8e-06`.
  case number(String)
  case string(String)
  case array([WireJSON])
  case object([Member])

  /// One key of an object with its value.
  struct Member: Equatable, Sendable {
    var key: String
    var value: WireJSON
  }

  /// The value of a key, nil when this is no object or has no such key. The last of equal keys wins, as in most readers.
  subscript(key: String) -> WireJSON? {
    guard case .object(let members) = self else { return nil }
    return members.last { $0.key == key }?.value
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var array: [WireJSON]? { if case .array(let items) = self { items } else { nil } }
  var members: [Member]? { if case .object(let members) = self { members } else { nil } }
  var double: Double? { if case .number(let text) = self { Double(text) } else { nil } }

  /// The number when it is whole, also when written as `4.0`.
  var int: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }

  /// The strings of an array of strings; other items are left out.
  var strings: [String] { (array ?? []).compactMap(\.string) }

  var isNull: Bool { self == .null }
}

extension WireJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .number(String(value)) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(arrayLiteral elements: WireJSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, WireJSON)...) {
    self = .object(elements.map { Member(key: $0.0, value: $0.1) })
  }

  init(_ value: Int) { self = .number(String(value)) }
  init(_ value: Double) { self = value.isFinite ? .number(String(value)) : .null }
}
