import Cells
import Domain

extension Keymap {
  /// The usual keys with the user's in their place.
  ///
  /// - Returns: the keymap, and one sentence for each row of the file that does not count, with its line.
  package static func with(_ file: KeymapFile) -> (keymap: Keymap, notices: [String]) {
    var merge = KeymapMerge()
    for entry in file.entries { merge.take(entry) }
    return (Keymap(bindings: merge.bindings), file.notices + merge.notices)
  }

  /// All that holds, as `visualizer keys` prints it: place, action and keys, in the order of the help.
  package var listing: [(place: String, action: String, keys: [String])] {
    KeyContext.allCases.flatMap { context in
      Action.allCases.compactMap { action in
        let keys = bindings.filter { $0.action == action && $0.contexts.contains(context) }.map(\.key)
          .filter { self.action(for: $0, in: context) == action }
        return keys.isEmpty ? nil : (context.name, action.id, keys.map(\.name))
      }
    }
  }
}

/// The rows of the user's file laid over the usual ones, one after the other.
private struct KeymapMerge {
  private(set) var notices: [String] = []
  private var usual = Keymap.standard.bindings
  private var own: [Keymap.Binding] = []
  /// The line that gave a key of a place away.
  private var lines: [KeyContext: [Key: Int]] = [:]

  /// The user's come first, and so win.
  var bindings: [Keymap.Binding] { own + usual }

  mutating func take(_ entry: KeymapFile.Entry) {
    guard let action = Action.allCases.first(where: { $0.id == entry.action }) else {
      return refuse(entry, "there is no action \"\(entry.action)\"", near: entry.action, Action.allCases.map(\.id))
    }
    let contexts = contexts(of: entry, action)
    guard !contexts.isEmpty else {
      return refuse(
        entry, "there is no place \"\(entry.place)\"", near: entry.place, ["anywhere"] + KeyContext.allCases.map(\.name)
      )
    }
    let keys = entry.keys.compactMap { key(spelled: $0, of: entry, in: contexts) }
    guard keys.count == entry.keys.count else { return }
    usual = usual.compactMap { $0.without(action, contexts) }
    for key in keys { give(key, to: action, contexts, entry) }
  }

  /// `anywhere` is wherever the action has a key by itself.
  private func contexts(of entry: KeymapFile.Entry, _ action: Action) -> Set<KeyContext> {
    guard entry.place == "anywhere" else { return Set(KeyContext.allCases.filter { $0.name == entry.place }) }
    return Keymap.standard.bindings.filter { $0.action == action }.reduce(into: []) { $0.formUnion($1.contexts) }
  }

  private mutating func key(spelled text: String, of entry: KeymapFile.Entry, in contexts: Set<KeyContext>) -> Key? {
    guard let key = Key(spelled: text) else {
      notices.append("keymap.yaml, line \(entry.line): \"\(text)\" is no key; write x, ^G, Alt-x, F5 or Enter.")
      return nil
    }
    if key.isText, let place = contexts.first(where: \.takesText), contexts.count == 1 {
      notices.append(
        "keymap.yaml, line \(entry.line): in \(place.name) letters and signs are text, so \(text) cannot be a key.")
      return nil
    }
    return key
  }

  private mutating func give(_ key: Key, to action: Action, _ contexts: Set<KeyContext>, _ entry: KeymapFile.Entry) {
    var free = key.isText ? contexts.filter { !$0.takesText } : contexts
    for context in free.sorted(by: { $0.name < $1.name }) {
      if let line = lines[context]?[key] {
        notices.append(
          "keymap.yaml, lines \(line) and \(entry.line) both use \(key.name) in \(context.name): line \(line) holds.")
        free.remove(context)
      } else {
        lines[context, default: [:]][key] = entry.line
      }
    }
    if !free.isEmpty { own.append(Keymap.Binding(key: key, action: action, contexts: free)) }
  }

  private mutating func refuse(_ entry: KeymapFile.Entry, _ words: String, near word: String, _ names: [String]) {
    let near = EditDistance.nearest(to: word, among: names)
    notices.append(
      "keymap.yaml, line \(entry.line): \(words)." + (near.isEmpty ? "" : " Near it: \(near.joined(separator: ", "))."))
  }
}

extension Keymap.Binding {
  /// Without some places of an action; nil where none is left.
  fileprivate func without(_ action: Action, _ places: Set<KeyContext>) -> Keymap.Binding? {
    guard action == self.action else { return self }
    let rest = contexts.subtracting(places)
    return rest.isEmpty ? nil : Keymap.Binding(key: key, action: action, contexts: rest)
  }
}
