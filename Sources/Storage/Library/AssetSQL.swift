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
    let words = Self.words(query.text)
    if !query.text.allSatisfy(\.isWhitespace) {
      add(
        words.isEmpty ? "0" : "+number IN (SELECT rowid FROM assetText WHERE assetText MATCH ?)",
        words.isEmpty ? nil : words)
    }
    if let tag = query.tag { add(tag: tag) }
    add("model = ?", query.model)
    add("instr(lower(model), ?) > 0", query.modelPart?.lowercased())
    add("instr(json_extract(detail, '$.canBeReferenceFor'), ?) > 0", query.referenceFor.map { "\"\($0.rawValue)\"" })
    add("missing = ?", query.isMissing)
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
