import ArgumentParser
import Domain
import Storage

/// Texts that prompts call by name.
struct SnippetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snippets", abstract: "Texts that a prompt calls by @name.",
    discussion: """
      They are kept in snippets.yaml beside config.yaml. A snippet may hold others, and wildcards.

      EXAMPLES
        visualizer snippets set ink "loose ink on rough paper"
        visualizer generate "a heron, @ink"
        visualizer snippets list --json
      """,
    subcommands: [List.self, Set.self, Remove.self], defaultSubcommand: List.self)
}

extension SnippetsCommand {
  /// The table of snippets.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List snippets (the default).")

    @Flag(help: "Print one JSON array.")
    var json = false

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let (lexicon, notices) = try Workspace.open(global, console, toleratingAddress: true).lexiconFiles.load()
      notices.forEach(console.note)
      let rows = lexicon.snippets.names.map { ($0, lexicon.snippets[$0] ?? "") }
      var table = TextTable(columns: [.init(title: "NAME"), .init(title: "TEXT", isFlexible: true)])
      table.rows = rows.map { ["@" + $0, Harmless.line($1)] }
      try console.print(table, asJSON: json) {
        .list(rows.map { .object([("name", .text($0)), ("text", .text($1))]) })
      }
    }
  }

  /// Keeps a snippet.
  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep a snippet, in the place of one of the same name.",
      discussion: """
        EXAMPLES
          visualizer snippets set ink "loose ink on rough paper"
          visualizer snippets set beast "a {fox|owl|__animals__}, @ink"
        """)

    @Argument(help: "Its name, without the @: letters, digits, - and _.")
    var name: String
    @Argument(help: "What stands in its place; - reads it from standard input.")
    var text: String
    @OptionGroup var consent: Consent
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let text = try StandardInput(console: console).text(text, what: "snippet")
      try consent.check([name, text], workspace.keySearch)
      try workspace.lexiconFiles.setSnippet(name, text)
    }
  }

  /// Takes a snippet away.
  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Remove a snippet.")

    @Argument(help: "Its name, without the @.")
    var name: String
    @OptionGroup var global: GlobalOptions

    func run() throws {
      try Workspace.open(global, Console(), toleratingAddress: true).lexiconFiles.setSnippet(name, nil)
    }
  }
}
