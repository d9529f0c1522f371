import Domain

/// Reads settings out of another program's file, and remembers what was read, so that the rest can be named.
struct ForeignReading {
  let tree: YAMLTree
  let words: ForeignWords
  private(set) var settings = ForeignSettings()
  /// Places that were looked at, or that need no mention.
  private var known: Set<[String]> = []

  init(_ tree: YAMLTree, _ words: ForeignWords) {
    self.tree = tree
    self.words = words
  }

  /// The value of a place, which thereby counts as read.
  mutating func value(_ path: [String]) -> YAMLTree? {
    guard let value = tree[path] else { return nil }
    known.insert(path)
    return value
  }

  mutating func text(_ path: [String]) -> String? { value(path)?.text }

  /// Takes a setting over.
  mutating func take(_ field: String, _ value: String, from path: [String]) {
    let source = Self.name(of: path)
    guard Fields.field(field) != nil else { return leave(path, "There is no such setting here.") }
    settings.changes.removeAll { $0.field == field }
    settings.changes.append(.init(field: field, value: value, source: source))
  }

  /// Takes the text of a place over as it is, where there is one.
  mutating func take(_ field: String, from path: [String], _ change: (String) -> String = { $0 }) {
    if let text = text(path) { take(field, change(text), from: path) }
  }

  /// Takes a name for a model over.
  mutating func take(alias name: String, for id: String) { settings.aliases[name.lowercased()] = id }

  /// Names something that was seen and means nothing here.
  mutating func leave(_ path: [String], _ reason: String) {
    known.insert(path)
    settings.remainders.append(.init(source: Self.name(of: path), reason: reason))
  }

  /// Remembers the key at a place. A name of a variable in its stead is none.
  mutating func takeKey(from path: [String]) {
    guard let text = text(path), !text.isEmpty, !text.contains("$"), settings.key == nil else { return }
    settings.key = try? APIKey(text)
  }

  /// Names whatever was not looked at, by the largest parts of which nothing was.
  mutating func finish() { nameRest(of: tree, at: []) }

  private mutating func nameRest(of tree: YAMLTree, at path: [String]) {
    guard !known.contains(path), !tree.isNull else { return }
    guard known.contains(where: { $0.count > path.count && Array($0.prefix(path.count)) == path }) || path.isEmpty,
      let entries = tree.entries
    else {
      settings.remainders.append(.init(source: Self.name(of: path), reason: ""))
      return
    }
    for entry in entries { nameRest(of: entry.value, at: path + [entry.key]) }
  }

  static func name(of path: [String]) -> String { path.joined(separator: ".") }
}
