import Domain
import Foundation
import GRDB

/// A query as SQL; whatever the user typed goes in as an argument.
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
        words.isEmpty ? "0" : "number IN (SELECT rowid FROM assetText WHERE assetText MATCH ?)",
        words.isEmpty ? nil : words)
    }
    if let tag = query.tag { add(tag: tag) }
    add("model = ?", query.model)
    add("instr(lower(model), ?) > 0", query.modelPart?.lowercased())
    // The word itself is looked for first: reading every row as JSON takes three times as long.
    add("instr(detail, ?) > 0", query.referenceFor?.rawValue)
    add(
      "EXISTS (SELECT 1 FROM json_each(detail, '$.canBeReferenceFor') WHERE value = ?)", query.referenceFor?.rawValue)
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
      return add("EXISTS (SELECT 1 FROM json_each(detail, '$.tags') WHERE value = ?)", tag)
    }
    add(
      "number IN (SELECT rowid FROM assetText WHERE assetText MATCH ?)",
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
