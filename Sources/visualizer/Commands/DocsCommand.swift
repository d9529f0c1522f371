import ArgumentParser
import Domain
import Interface

/// Prints documentation that is read off the code's own tables; `Scripts/docs` keeps docs/ in step with it.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Print the keys or the settings as Markdown, or a manual page.", shouldDisplay: false
  )

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case keys, settings, manual
    case settingsManual = "settings-manual"
  }

  @Argument var subject: Subject

  mutating func run() throws {
    switch subject {
    case .keys: print(Self.keys, terminator: "")
    case .settings: print(Self.settings, terminator: "")
    case .manual: print(CommandManual(try CommandDescription.all()).text, terminator: "")
    case .settingsManual: print(SettingsManual().text, terminator: "")
    }
  }

  private static var keys: String {
    var text = "# Keys\n\nMade by `Scripts/docs` from the keymap; do not edit.\n"
    var group = ""
    for row in HelpText(keymap: .standard, glyphs: Glyphs(isUnicode: true)).rows {
      if row.group != group {
        group = row.group
        text += "\n## \(group)\n\n| Key | What it does |\n|---|---|\n"
      }
      text += "| \(row.keys.split(separator: " ").map { "`\($0)`" }.joined(separator: " ")) | \(row.summary) |\n"
    }
    return text
  }

  private static var settings: String {
    var text = """
      # Settings

      Made by `Scripts/docs` from the rows of `Fields`; do not edit. The same names stand in `config.yaml` (as nested maps), in
      `visualizer config get` and `set`, and, as `VISUALIZER_GENERAL_TIMEOUT` for `general.timeout`, in the environment.

      | Name | Default | What it means |
      |---|---|---|

      """
    for field in Fields.all {
      let standard = field.standard.text
      text += "| `\(field.id)` | \(standard.isEmpty ? "—" : "`\(standard)`") | \(field.help) |\n"
    }
    return text
  }
}
