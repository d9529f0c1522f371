import Foundation

/// What is typed to choose pictures of the library, on the screen and on the command line.
///
/// Plain words are searched for. `model:openai/gpt-image-1` is exactly that model, `model:gpt` a part of its id;
/// `type:SCENE_CARD`, `tag:"big fox"`, `is:review`, `saved`, `trash`, `missing`, `rejected`, `kept`, `all`, `picture` or `sound`,
/// `rating:>=4`, `for:SCENE_CARD`,
/// `since:2026-11-01`, `today`, `week` or `month`, `until:2026-11-10`, `<0.05`, `>0.01` and `sort:newest`, `oldest`,
/// `name`, `dearest` or `cheapest`. Tags add up, of all others the last one of a kind counts; of one that cannot be read only `problems` tells.
package struct GalleryFilter: Hashable, Sendable {
  package private(set) var query = AssetQuery()
  /// Conditions whose value cannot be read, as they were typed; they are left out of the query.
  package private(set) var problems: [String] = []

  /// - Parameter calendar: says where days begin.
  package init(text: String, now: Date, calendar: Calendar) {
    var words: [String] = []
    for token in FilterToken.all(in: text) {
      if token.key == nil {
        words.append(token.text)
      } else if !read(token, now, calendar) {
        problems.append(token.typed)
      }
    }
    query.text = words.joined(separator: " ")
  }

  /// - Returns: whether it is a condition that can be read.
  private mutating func read(_ token: FilterToken, _ now: Date, _ calendar: Calendar) -> Bool {
    let value = token.value
    guard !value.isEmpty else { return false }
    switch token.key {
    case "model":
      (query.model, query.modelPart) = value.contains("/") ? (value, nil) : (nil, value)
      return true
    case "tag":
      if query.tags.count < 10 { query.tags.append(value) }
      return true
    case "type": return set(\.visType, VisType(beginning: value))
    case "for": return set(\.referenceFor, VisType(beginning: value))
    case "rating": return read(rating: value)
    case "is": return read(place: value.lowercased())
    case "since": return set(\.since, Day.start(since: value, now: now, calendar: calendar))
    case "until": return set(\.until, Day.end(of: value, calendar: calendar))
    case "<": return set(\.mostCost, Money.amount(value))
    case ">": return set(\.leastCost, Money.amount(value))
    case "sort":
      guard let order = AssetQuery.Order(rawValue: value.lowercased()) else { return false }
      query.order = order
      return true
    default: return false
    }
  }

  private mutating func set<Value>(_ path: WritableKeyPath<AssetQuery, Value?>, _ value: Value?) -> Bool {
    guard let value else { return false }
    query[keyPath: path] = value
    return true
  }

  private mutating func read(place: String) -> Bool {
    switch place {
    case "kept": query.states = [.reviewQueue, .saved]
    case "all": query.states = []
    case "missing": query.isMissing = true
    case "sound": query.isSound = true
    case "picture": query.isSound = false
    case "rejected": query.mostRating = Rules.rejected
    default:
      guard let state = AssetState(rawValue: place) else { return false }
      query.states = [state]
    }
    return true
  }
}

extension GalleryFilter {
  /// `4`, `>=4`, `<=2`, `>3` or `<3`.
  fileprivate mutating func read(rating text: String) -> Bool {
    let sign = text.prefix { "<>=".contains($0) }
    guard let number = Int(text.dropFirst(sign.count)), Rules.ratings.contains(number) else { return false }
    switch sign {
    case "", "=": (query.leastRating, query.mostRating) = (number, number)
    case ">=": (query.leastRating, query.mostRating) = (number, nil)
    case ">": (query.leastRating, query.mostRating) = (number + 1, nil)
    // What is rejected is asked for by name.
    case "<=": (query.leastRating, query.mostRating) = (0, number)
    case "<": (query.leastRating, query.mostRating) = (0, number - 1)
    default: return false
    }
    return true
  }

  /// What a condition that cannot be read takes, in one sentence.
  package static func advice(on problem: String) -> String {
    let key = FilterToken(problem).key ?? ""
    let types = VisType.allCases.map { $0.rawValue.lowercased() }.joined(separator: ", ")
    switch key {
    case "model": return "model: takes a model's id, or a part of one."
    case "tag": return "tag: takes a tag, or a whole word of one."
    case "is": return "is: takes review, saved, trash, missing, rejected, kept, all, picture or sound."
    case "rating": return "rating: takes a number from 0 to 5, or >=4, <=2, >3, <3."
    case "type", "for": return "\(key): takes \(types), or the beginning of one."
    case "since": return "since: takes a day like 2026-11-21, or today, week or month."
    case "until": return "until: takes a day like 2026-11-21."
    case "sort": return "sort: takes newest, oldest, name, dearest or cheapest."
    case "<", ">": return "\(key) takes an amount of dollars like 0.05."
    default: return "Put it in quotes to search for the words."
    }
  }

  /// Adds a token in place of another one of its key, or takes it out where it stands already. Values with blanks get
  /// quotes.
  package static func toggled(_ token: String, in text: String) -> String {
    let wanted = FilterToken(token)
    var tokens = FilterToken.all(in: text)
    let count = tokens.count
    tokens.removeAll { $0.isSame(as: wanted) }
    if tokens.count == count, !wanted.value.isEmpty {
      if wanted.key != nil, wanted.key != "tag" { tokens.removeAll { $0.key == wanted.key } }
      tokens.append(wanted)
    }
    return tokens.map(\.text).joined(separator: " ")
  }

  package static func has(_ token: String, in text: String) -> Bool {
    let wanted = FilterToken(token)
    return FilterToken.all(in: text).contains { $0.isSame(as: wanted) }
  }
}

extension VisType {
  /// By its raw value, the beginning of one, or a part of it that no other has.
  fileprivate init?(beginning text: String) {
    let folded = text.uppercased().map { $0 == "-" || $0 == " " ? "_" : String($0) }.joined()
    guard !folded.isEmpty else { return nil }
    if let exact = VisType(rawValue: folded) {
      self = exact
      return
    }
    for fits in [{ $0.hasPrefix(folded) }, { $0.contains(folded) }] as [(String) -> Bool] {
      let found = VisType.allCases.filter { fits($0.rawValue) }
      guard found.count != 1 else {
        self = found[0]
        return
      }
    }
    return nil
  }
}
