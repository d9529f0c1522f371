import Domain
import Yams

/// Reads keymap.yaml: places, in each of them actions, and the keys of those.
package struct KeymapReader: Sendable {
  private static let mostEntries = 2000

  private let path: String

  package init(paths: Paths) { path = paths.keymapFile }

  /// Never fails: what cannot be read becomes a notice, and the usual keys hold.
  package func load() -> KeymapFile {
    do throws(FileProblem) {
      return Self.read(try RegularFile.read(path, limit: YAMLTree.sizeLimit))
    } catch {
      return error.reason == .missing ? KeymapFile() : KeymapFile(notices: ["keymap.yaml was skipped: \(error.words)."])
    }
  }

  static func read(_ bytes: [UInt8]) -> KeymapFile {
    do throws(YAMLProblem) {
      guard let root = try YAMLTree.node(parsing: bytes) else { return KeymapFile() }
      guard let places = root.mapping else { throw YAMLProblem(words: "it does not hold places by name") }
      return places.reduce(into: KeymapFile()) { file, place in add(place.key, place.value, to: &file) }
    } catch {
      return KeymapFile(notices: ["keymap.yaml was skipped: \(Harmless.line(error.words))."])
    }
  }

  private static func add(_ place: Node, _ actions: Node, to file: inout KeymapFile) {
    let name = Harmless.line(place.string ?? "", limit: 60)
    guard let rows = actions.mapping else {
      file.notices.append(notice(place, "\(name) holds no actions by name"))
      return
    }
    for (action, keys) in rows {
      guard file.entries.count < mostEntries else { return }
      guard let words = words(of: keys) else {
        file.notices.append(
          notice(action, "the keys of \(Harmless.line(action.string ?? "", limit: 60)) are no key or list"))
        continue
      }
      file.entries.append(
        .init(
          place: name, action: Harmless.line(action.string ?? "", limit: 60), keys: words, line: action.mark?.line ?? 0)
      )
    }
  }

  /// Nil for what is neither a word nor a list of words; `none` is no key.
  private static func words(of keys: Node) -> [String]? {
    let items = keys.sequence.map(Array.init) ?? [keys]
    let words = items.compactMap { $0.string.map { Harmless.line($0, limit: 40) } }
    guard words.count == items.count, keys.mapping == nil else { return nil }
    return words == ["none"] ? [] : words
  }

  private static func notice(_ node: Node, _ words: String) -> String {
    "keymap.yaml, line \(node.mark?.line ?? 0): \(words)."
  }
}
