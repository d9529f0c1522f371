/// The name of a model as users and other programs write it: `author/slug`, or the same behind `openrouter/` or `openrouter:`.
package struct ModelReference: Hashable, Sendable {
  /// As requests name it.
  package let id: String

  private static let backend = "openrouter"

  /// What stands before the first slash is the service's name only where the rest is a whole name itself: `openrouter/auto` is
  /// a model.
  package init(_ text: String) {
    var name = text[...]
    while let first = name.first, first.isWhitespace { name.removeFirst() }
    while let last = name.last, last.isWhitespace { name.removeLast() }
    for sign in [":", "/"] where name.hasPrefix(Self.backend + sign) {
      let rest = name.dropFirst(Self.backend.count + 1)
      guard sign == ":" || rest.contains("/") else { continue }
      name = rest
      break
    }
    id = String(name)
  }

  /// The same with the name of the service, as programs write it that know several.
  package var whole: String { "\(Self.backend)/\(id)" }
}

extension Settings {
  /// The id that a name means: one of the user's own names, or a reference.
  package func modelID(_ name: String) -> String {
    let id = ModelReference(name).id
    return aliases[id.lowercased()] ?? id
  }
}
