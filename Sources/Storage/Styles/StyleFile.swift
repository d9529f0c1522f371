import Domain

/// A YAML file of styles in Talemate's layout: a group with a map of templates.
struct StyleFile {
  private static let mostTemplates = 1000

  var tree: YAMLTree
  /// The file's name without its ending, with `-` as `_`: the group of templates that name none.
  let fallbackGroup: String

  /// An empty file for styles of a group.
  init(group: String) {
    tree = .map([
      .init("name", .text(group)), .init("uid", .text(group)), .init("templates", .map([])),
    ])
    fallbackGroup = group
  }

  init(parsing bytes: [UInt8], named name: String) throws(YAMLProblem) {
    guard let parsed = try YAMLTree(parsing: bytes) else { throw YAMLProblem(words: "it is empty") }
    guard parsed["templates"]?.entries != nil else { throw YAMLProblem(words: "it has no templates") }
    tree = parsed
    fallbackGroup = Self.group(ofFile: name)
  }

  static func group(ofFile name: String) -> String {
    Harmless.line(name.prefix { $0 != "." }.map { $0 == "-" ? "_" : String($0) }.joined(), limit: 100)
  }

  private var group: String {
    for key in ["group", "uid"] {
      if let text = tree[key]?.text, !text.isEmpty { return Harmless.line(text, limit: 100) }
    }
    return fallbackGroup
  }

  private var templates: [YAMLTree.Entry] { Array((tree["templates"]?.entries ?? []).prefix(Self.mostTemplates)) }

  /// The styles in the file's order; for each template that is none, its key and why.
  func read(isStock: Bool) -> (styles: [ImageStyle], skipped: [(key: String, reason: String)]) {
    var styles: [ImageStyle] = []
    var skipped: [(key: String, reason: String)] = []
    for entry in templates {
      do throws(YAMLProblem) {
        styles.append(try StyleTemplate(tree: entry.value).style(key: entry.key, group: group, isStock: isStock))
      } catch {
        skipped.append((Harmless.line(entry.key, limit: 100), error.words))
      }
    }
    return (styles, skipped)
  }

  /// Whether a template of the file is the style.
  func contains(_ id: String) -> Bool { key(of: id) != nil }

  mutating func put(_ style: ImageStyle, uid: String, group: String) {
    // Templates of other groups may have the same uid.
    let isTaken = tree[["templates", uid]] != nil
    let key = key(of: style.id) ?? (isTaken ? style.id : uid)
    var template = StyleTemplate(tree: tree[["templates", key]] ?? .map([]))
    template.take(style, uid: uid, group: group)
    tree[["templates", key]] = template.tree
  }

  mutating func remove(_ id: String) {
    guard let key = key(of: id) else { return }
    var templates = tree["templates"] ?? .map([])
    templates[key] = nil
    tree["templates"] = templates
  }

  private func key(of id: String) -> String? {
    templates.first { entry in
      let style = try? StyleTemplate(tree: entry.value).style(key: entry.key, group: group, isStock: false)
      return style?.id == id
    }?.key
  }
}
