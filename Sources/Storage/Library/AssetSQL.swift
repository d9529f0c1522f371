import Domain
import Foundation
import GRDB

/// A query as SQL; whatever the user typed goes in as an argument.
///
/// The conditions are written so that the index `asset_listed` answers them in its own order, without a look at the rows:
/// a plus keeps SQLite from looking up each row of a search, and expressions are as the index has them.
struct AssetSQL {
  private(set) var arguments = StatementArguments()
  private var conditions: [String] = []
  let order: String

  var condition: String { conditions.isEmpty ? "1" : conditions.joined(separator: " AND ") }

  init(_ query: AssetQuery) {
    order =
      switch query.order {
      case .newest: "created DESC, number DESC"
      case .oldest: "created, number"
      case .name: "name IS NULL, name COLLATE NOCASE, created DESC"
      case .dearest: "cost DESC, created DESC"
      case .cheapest: "cost IS NULL, cost, created DESC"
      }
    add(text: query.text)
    for tag in query.tags { add(tag: tag) }
    add("model = ?", query.model)
    add("instr(lower(model), ?) > 0", query.modelPart?.lowercased())
    add("instr(json_extract(detail, '$.canBeReferenceFor'), ?) > 0", query.referenceFor.map { "\"\($0.rawValue)\"" })
    add("missing = ?", query.isMissing)
    add("(json_extract(detail, '$.sound') IS NOT NULL) = ?", query.isSound)
    add("coalesce(json_extract(detail, '$.rating'), 0) >= ?", query.leastRating)
    add("coalesce(json_extract(detail, '$.rating'), 0) <= ?", query.mostRating)
    add("visType = ?", query.visType?.rawValue)
    add("created >= ?", query.since?.timeIntervalSince1970)
    add("created <= ?", query.until?.timeIntervalSince1970)
    add("cost >= ?", query.leastCost.map { NSDecimalNumber(decimal: $0).doubleValue })
    add("cost <= ?", query.mostCost.map { NSDecimalNumber(decimal: $0).doubleValue })
    if !query.states.isEmpty {
      conditions.append("state IN (\(query.states.map { "'\($0.rawValue)'" }.sorted().joined(separator: ", ")))")
    }
  }

  private mutating func add(_ condition: String, _ argument: (any DatabaseValueConvertible)?) {
    if let argument {
      conditions.append(condition)
      arguments += [argument]
    } else if condition == "0" {
      conditions.append(condition)
    }
  }

  private mutating func add(text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).prefix(200)
    guard !words.isEmpty else { return }
    let parts = words.filter { !Self.isSought($0) }.joined(separator: " ")
    let match = Self.words(parts)
    if !match.isEmpty { add("+number IN (SELECT rowid FROM assetText WHERE assetText MATCH ?)", match) }
    let sought = words.filter(Self.isSought).prefix(20).map(Self.pattern)
    for pattern in sought {
      let columns = ["prompt", "tags", "analysis", "name"].map { "\($0) LIKE ? ESCAPE '\\'" }
      conditions.append("+number IN (SELECT rowid FROM assetText WHERE \(columns.joined(separator: " OR ")))")
      arguments += [pattern, pattern, pattern, pattern]
    }
    if match.isEmpty, sought.isEmpty { conditions.append("0") }
  }

  /// Whether a word must be looked for letter by letter: the search knows no words in scripts without blanks between them,
  /// and none that are signs, such as an emoji.
  private static func isSought(_ word: Substring) -> Bool {
    word.unicodeScalars.contains { scalar in
      switch scalar.value {
      case ..<0x80: false
      case 0x0E00...0x0EFF, 0x1000...0x11FF, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xA960...0xA97F, 0xAC00...0xD7FF,
        0xF900...0xFAFF, 0xFF66...0xFFDC, 0x20000...0x3FFFF:
        true
      default:
        [.otherSymbol, .mathSymbol, .currencySymbol].contains(scalar.properties.generalCategory)
      }
    }
  }

  /// The word anywhere, without quotes around it; a sign may stand there as text or as a picture.
  private static func pattern(_ word: Substring) -> String {
    var scalars = Substring.UnicodeScalarView(word.unicodeScalars)
    while let last = scalars.last, last == "\"" || last == "\u{FE0F}" { scalars.removeLast() }
    while scalars.first == "\"" { scalars.removeFirst() }
    let escaped = String(String.UnicodeScalarView(scalars)).map { "\\%_".contains($0) ? "\\\($0)" : String($0) }
    return "%" + escaped.joined() + "%"
  }

  private mutating func add(tag: String) {
    let words = Self.parts(tag)
    // Signs alone, such as an emoji, are no words to the search: they must be the whole tag.
    guard !words.isEmpty else {
      return add("EXISTS (SELECT 1 FROM json_each(json_extract(detail, '$.tags')) WHERE value = ?)", tag)
    }
    add(
      "+number IN (SELECT rowid FROM assetText WHERE assetText MATCH ?)",
      "tags : \"\(words.joined(separator: " "))\"")
  }

  /// Each word quoted and as a beginning, so that no sign of the search language acts.
  private static func words(_ text: String) -> String {
    parts(text).map { "\"\($0)\"*" }.joined(separator: " ")
  }

  private static func parts(_ text: String) -> [Substring] {
    Array(text.split { !$0.isLetter && !$0.isNumber }.prefix(20))
  }
}
