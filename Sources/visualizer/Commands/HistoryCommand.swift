import ArgumentParser
import Domain
import Foundation

/// The prompts of earlier.
struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "The prompts of earlier, as they were typed: list, find, delete.",
    discussion: """
      Each prompt is kept once, with the model and the picture of the last time. On the screen ^R in the prompt finds them.

      EXAMPLES
        visualizer history
        visualizer history search red fox
        visualizer history delete 12 13
      """,
    subcommands: [List.self, Search.self, Delete.self], defaultSubcommand: List.self)

  /// The prompts as a table or as JSON.
  fileprivate static func show(_ prompts: [PastPrompt], asJSON json: Bool, _ console: Console) throws(Failure) {
    var table = TextTable(columns: [
      .init(title: "ID", isRight: true), .init(title: "TIME"), .init(title: "MODEL", isFlexible: true),
      .init(title: "PICTURE"), .init(title: "PROMPT", isFlexible: true),
    ])
    table.rows = prompts.map { prompt in
      [
        String(prompt.id), AssetSheet.time(prompt.time), prompt.model.isEmpty ? "-" : prompt.model,
        prompt.asset ?? "-", Harmless.line(prompt.text),
      ]
    }
    try console.print(table, asJSON: json) { .list(prompts.map(\.json)) }
  }
}

extension PastPrompt {
  fileprivate var json: JSONText {
    .object([
      ("id", .number(Decimal(id))), ("time", .text(AssetSheet.time(time))), ("prompt", .text(text)),
      ("model", .text(orNull: model.isEmpty ? nil : model)), ("asset", .text(orNull: asset)), ("sent", .truth(isSent)),
    ])
  }
}

extension HistoryCommand {
  /// What both lists take.
  struct ListOptions: ParsableArguments {
    @Option(name: .customShort("n"), help: ArgumentHelp("At most so many.", valueName: "count"))
    var limit = 50

    @Flag(help: "Print one JSON array.")
    var json = false

    func validate() throws {
      if limit < 1 { throw ValidationError("-n takes a whole number from 1 up.") }
    }
  }

  /// The newest prompts.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "List the newest prompts (the default).")

    @OptionGroup var options: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let prompts = try workspace.prompts.prompts()
      workspace.library.notices().forEach(console.note)
      try HistoryCommand.show(Array(prompts.prefix(options.limit)), asJSON: options.json, console)
    }
  }

  /// The prompts that hold words.
  struct Search: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Find prompts: those with the very words first, newest first; letters may be left out.")

    @Argument(help: "Words, or letters of them in their order.")
    var words: [String]
    @OptionGroup var options: ListOptions
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      var picker = PromptPicker(try workspace.prompts.prompts())
      workspace.library.notices().forEach(console.note)
      picker.setFilter(words.joined(separator: " "))
      let found = picker.rows.indices.prefix(options.limit).compactMap { picker.prompt(at: $0) }
      try HistoryCommand.show(found, asJSON: options.json, console)
    }
  }

  /// Takes prompts out of the history.
  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete prompts from the history; pictures keep theirs.",
      discussion: """
        EXAMPLES
          visualizer history delete 12
          visualizer history delete --all --yes
        """)

    @Argument(help: "Their ids, as the list shows them.")
    var ids: [Int64] = []
    @Flag(help: "All of them; on a terminal it is asked about first.")
    var all = false
    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if ids.isEmpty != all { throw ValidationError("Give the ids of prompts, or --all.") }
    }

    func run() throws {
      let console = Console()
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let wanted = all ? try workspace.prompts.prompts().map(\.id) : ids
      if all, !yes, console.hasTerminal, try !console.asks("Delete all \(wanted.count) prompts of the history?") {
        throw Failure(.cancelled, "The history stays.")
      }
      let count = try workspace.prompts.delete(wanted)
      guard count == Set(wanted).count else {
        throw Failure(
          .usage, "\(Set(wanted).count - count) of \(wanted.count) ids are not in the history.",
          advice: "See `visualizer history`.")
      }
      console.note("\(count) prompt\(count == 1 ? "" : "s") deleted.")
    }
  }
}
