import Foundation

/// JSON to be printed: members keep their order, numbers never follow the locale.
package indirect enum JSONText: Sendable {
  case object([(String, JSONText)])
  case list([JSONText])
  case text(String)
  case number(Decimal)
  case whole(Int)
  case truth(Bool)
  case null
  /// JSON that is text already.
  case raw(String)

  package static func text(orNull text: String?) -> JSONText { text.map { .text($0) } ?? .null }
  package static func number(orNull number: Decimal?) -> JSONText { number.map { .number($0) } ?? .null }
  package static func whole(orNull number: Int?) -> JSONText { number.map { .whole($0) } ?? .null }
  package static func texts(_ texts: some Sequence<String>) -> JSONText { .list(texts.map { .text($0) }) }

  /// Seconds to the millisecond.
  package static func seconds(_ seconds: Double) -> JSONText {
    // Beyond these bounds a count of milliseconds does not fit into an Int.
    guard seconds.isFinite, abs(seconds) < 1e12 else { return .null }
    return .number(Decimal(Int((seconds * 1000).rounded())) / 1000)
  }

  /// Two blanks for each level, no line end behind it.
  package var pretty: String { rendered(indent: "") }

  /// Without blanks and line ends between the parts.
  package var compact: String {
    switch self {
    case .object(let members):
      "{" + members.map { "\(Self.quoted($0.0)):\($0.1.compact)" }.joined(separator: ",") + "}"
    case .list(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
    case .raw(let json): json
    default: rendered(indent: "")
    }
  }

  private func rendered(indent: String) -> String {
    switch self {
    case .object(let members):
      Self.enclosed("{", "}", members.map { "\(Self.quoted($0.0)): \($0.1.rendered(indent: indent + "  "))" }, indent)
    case .list(let items): Self.enclosed("[", "]", items.map { $0.rendered(indent: indent + "  ") }, indent)
    case .text(let text): Self.quoted(text)
    case .number(let number): number.isNaN ? "null" : "\(number)"
    case .whole(let number): String(number)
    case .truth(let truth): truth ? "true" : "false"
    case .null: "null"
    case .raw(let json): json.replacing("\n", with: "\n" + indent)
    }
  }

  private static func enclosed(_ opening: String, _ closing: String, _ parts: [String], _ indent: String) -> String {
    guard !parts.isEmpty else { return opening + closing }
    let inner = indent + "  "
    return "\(opening)\n\(inner)\(parts.joined(separator: ",\n" + inner))\n\(indent)\(closing)"
  }

  private static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: out += "\\\""
      case 0x5C: out += "\\\\"
      case 0x0A: out += "\\n"
      case _ where Harmless.isDangerous(scalar):
        for unit in String(scalar).utf16 { out += "\\u" + hex(UInt32(unit)) }
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out + "\""
  }

  private static func hex(_ value: UInt32) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
