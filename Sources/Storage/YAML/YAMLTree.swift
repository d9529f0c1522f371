/// A YAML file as plain values, in the order of the file, so that what the program does not know survives a rewrite.
enum YAMLTree: Equatable, Sendable {
  /// Text as it stands in the file, not yet taken for a number or a flag.
  case word(String, style: Style = .automatic)
  case list([YAMLTree])
  case map([Entry])

  struct Entry: Equatable, Sendable {
    var key: String
    var value: YAMLTree

    init(_ key: String, _ value: YAMLTree) {
      self.key = key
      self.value = value
    }
  }

  /// How a text is spelled, as far as a rewrite should keep it.
  enum Style: Equatable, Sendable {
    /// Plain, or quoted where plain would be taken for something else.
    case automatic
    /// Numbers, flags and null, which quotes would make texts.
    case plain
    case quoted
    /// Several lines behind a `|`.
    case block
  }

  /// The text; nil for lists, maps and null (`~`, `null` or nothing at all).
  var text: String? {
    guard case .word(let text, let style) = self else { return nil }
    return style == .plain && ["", "~", "null", "Null", "NULL"].contains(text) ? nil : text
  }

  var isNull: Bool {
    if case .word = self { return text == nil }
    return false
  }

  var list: [YAMLTree]? {
    if case .list(let items) = self { return items }
    return nil
  }

  var entries: [Entry]? {
    if case .map(let entries) = self { return entries }
    return nil
  }

  /// The value of a key; setting nil removes it. On anything but a map reading gives nil, and setting makes it a map.
  subscript(key: String) -> YAMLTree? {
    get { entries?.first { $0.key == key }?.value }
    set {
      var entries = entries ?? []
      let index = entries.firstIndex { $0.key == key }
      switch (index, newValue) {
      case (let index?, let value?): entries[index].value = value
      case (let index?, nil): entries.remove(at: index)
      case (nil, let value?): entries.append(Entry(key, value))
      case (nil, nil): return
      }
      self = .map(entries)
    }
  }

  /// The value at the end of several keys. Setting makes the maps on the way; removing takes emptied ones along.
  subscript(path: [String]) -> YAMLTree? {
    get { path.reduce(self) { tree, key in tree?[key] } }
    set {
      guard let first = path.first else { return }
      let rest = Array(path.dropFirst())
      guard !rest.isEmpty else {
        self[first] = newValue
        return
      }
      guard newValue != nil || self[first]?.entries != nil else { return }
      var inner = self[first] ?? .map([])
      inner[rest] = newValue
      self[first] = newValue == nil && inner == .map([]) ? nil : inner
    }
  }
}
