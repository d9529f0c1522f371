import Domain

/// The themes that come with the program and those in the user's folder `themes`.
package struct ThemeFiles: Sendable {
  private static let mostFiles = 200
  private static let mostRoles = 200

  private let folder: String

  package init(paths: Paths) { folder = paths.themes }

  /// All themes, the stock ones first. A user's theme takes the place of an earlier one of the same name. Notices name
  /// files and roles that could not be read.
  package func load() -> (themes: [ThemeFile], notices: [String]) {
    var themes: [ThemeFile] = []
    var notices: [String] = []
    for asset in EmbeddedAsset.themes { add(asset.bytes, named: "stock theme", to: &themes, &notices) }
    for file in Folder.files(in: folder, ending: [".yaml", ".yml"]).prefix(Self.mostFiles) {
      let label = "themes/" + Harmless.line(file, limit: 100)
      do throws(FileProblem) {
        let bytes = try RegularFile.read(folder + "/" + file, limit: YAMLTree.sizeLimit)
        add(bytes, named: label, to: &themes, &notices)
      } catch {
        notices.append("\(label) was skipped: \(error.words).")
      }
    }
    return (themes, notices)
  }

  private func add(_ bytes: [UInt8], named label: String, to themes: inout [ThemeFile], _ notices: inout [String]) {
    do throws(YAMLProblem) {
      let theme = try Self.theme(in: try YAMLTree(parsing: bytes) ?? .map([]), label: label, &notices)
      if let index = themes.firstIndex(where: { $0.name == theme.name }) {
        themes[index] = theme
      } else {
        themes.append(theme)
      }
    } catch {
      notices.append("\(label) was skipped: \(Harmless.line(error.words)).")
    }
  }

  private static func theme(
    in tree: YAMLTree, label: String, _ notices: inout [String]
  ) throws(YAMLProblem) -> ThemeFile {
    guard let entries = tree["roles"]?.entries else { throw YAMLProblem(words: "it has no roles") }
    var roles: [String: String] = [:]
    for entry in entries.prefix(mostRoles) {
      let role = Harmless.line(entry.key, limit: 60)
      if let colour = entry.value.text {
        roles[role] = Harmless.line(colour, limit: 60)
      } else {
        notices.append("\(label): \(role) has no colour; one that begins with # must stand in quotes.")
      }
    }
    let file = Folder.name(of: label).prefix { $0 != "." }
    return ThemeFile(
      name: Harmless.line(tree["name"]?.text ?? String(file), limit: 60),
      inherits: Harmless.line(tree["inherits"]?.text ?? "", limit: 60), roles: roles)
  }
}
