import Foundation

/// The members of a JSON object as they stand in its text, so that some can be changed and all others stay as they are, to
/// the byte and in their order.
package struct JSONMembers: Sendable {
  private struct Member: Sendable {
    var key: String
    var value: [UInt8]
  }

  private var members: [Member] = []

  package init() {}

  /// - Throws: an `.invalidRequest` failure for what is no JSON object.
  package init(_ bytes: some Collection<UInt8>) throws(Failure) {
    var scanner = JSONScanner(Array(bytes))
    guard let found = scanner.object() else { throw Failure(.invalidRequest, "The body is no JSON object.") }
    members = found.map { Member(key: $0.key, value: $0.value) }
  }

  package var isEmpty: Bool { members.isEmpty }
  package var keys: [String] { members.map(\.key) }

  /// The text of a value; of a key that stands twice the last counts.
  package func raw(_ key: String) -> [UInt8]? { members.last { $0.key == key }?.value }

  /// The value, unless it is null or cannot be read.
  package func value(_ key: String) -> Any? {
    guard let raw = raw(key),
      let value = try? JSONSerialization.jsonObject(with: Data(raw), options: .fragmentsAllowed),
      !(value is NSNull)
    else { return nil }
    return value
  }

  package func string(_ key: String) -> String? { value(key) as? String }

  package func truth(_ key: String) -> Bool? {
    switch raw(key).map({ String(decoding: $0, as: UTF8.self) }) {
    case "true": true
    case "false": false
    default: nil
    }
  }

  package func number(_ key: String) -> Double? {
    guard truth(key) == nil else { return nil }
    return (value(key) as? NSNumber)?.doubleValue ?? string(key).flatMap { Double($0) }
  }

  package func whole(_ key: String) -> Int? { number(key).flatMap { Int(exactly: $0.rounded()) } }

  package func object(_ key: String) -> JSONMembers? { raw(key).flatMap { try? JSONMembers($0) } }

  /// The elements of a list.
  package func list(_ key: String) -> [[UInt8]]? {
    guard let raw = raw(key) else { return nil }
    var scanner = JSONScanner(raw)
    return scanner.list()
  }

  package mutating func set(_ key: String, _ value: JSONText) { set(key, raw: Array(value.compact.utf8)) }

  package mutating func set(_ key: String, raw value: [UInt8]) {
    if let place = members.lastIndex(where: { $0.key == key }) {
      members[place].value = value
    } else {
      members.append(Member(key: key, value: value))
    }
  }

  package mutating func remove(_ key: String) { members.removeAll { $0.key == key } }

  /// Puts another member in the place of one.
  package mutating func replace(_ key: String, with name: String, _ value: JSONText) {
    guard let place = members.lastIndex(where: { $0.key == key }) else { return set(name, value) }
    members[place] = Member(key: name, value: Array(value.compact.utf8))
  }

  /// Takes members of some names out, however deep they stand. All else stays as it is.
  package mutating func strip(_ keys: Set<String>) {
    members.removeAll { keys.contains($0.key) }
    for place in members.indices where Self.mentions(keys, members[place].value) {
      members[place].value = Self.stripped(members[place].value, of: keys)
    }
  }

  private static func stripped(_ raw: [UInt8], of keys: Set<String>) -> [UInt8] {
    if var object = try? JSONMembers(raw) {
      object.strip(keys)
      return object.bytes
    }
    var scanner = JSONScanner(raw)
    guard let elements = scanner.list() else { return raw }
    let kept = elements.map { mentions(keys, $0) ? stripped($0, of: keys) : $0 }
    return Array("[".utf8) + kept.joined(separator: [UInt8(ascii: ",")]) + Array("]".utf8)
  }

  /// Whether a text may hold such a member: most hold none, and are not taken apart.
  private static func mentions(_ keys: Set<String>, _ raw: [UInt8]) -> Bool {
    keys.contains { raw.place(of: Array($0.utf8)) != nil }
  }

  package var bytes: [UInt8] {
    var out: [UInt8] = [UInt8(ascii: "{")]
    for (index, member) in members.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ",")) }
      out += JSONText.text(member.key).compact.utf8
      out.append(UInt8(ascii: ":"))
      out += member.value
    }
    out.append(UInt8(ascii: "}"))
    return out
  }
}
