import ArgumentParser
import Domain
import Interface
import Storage

extension StylesCommand {
  /// Makes a style of one's own.
  struct New: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Make a style of your own, and print its id.",
      discussion: """
        Without texts $EDITOR opens on it. --like begins with those of another style.

        EXAMPLES
          visualizer styles new "Ink wash" --positive "A loose ink wash."
          visualizer styles new "My photo" --like photo
        """)

    @Argument(help: "What it is called.")
    var name: String
    @Option(
      help: ArgumentHelp("A style to begin with, by id or name.", valueName: "style"), completion: Completion.styles)
    var like: String?
    @OptionGroup var texts: StyleTexts
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let desk = try StyleDesk(global)
      let name = StyleDesk.cleanName(name)
      guard !name.isEmpty else { throw Failure(.usage, "A style needs a name.") }
      var style = ImageStyle(id: "", name: name, kind: .art)
      if let like { style = try StylesCommand.style(like, among: desk.book) }
      (style.id, style.name, style.isStock) = ("", name, false)
      style = try desk.written(style, texts, opensEditor: like == nil)
      try desk.console.print(desk.files.duplicate(style, named: style.name).id)
    }
  }

  /// Changes a style of one's own.
  struct Edit: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a style of your own.",
      discussion: """
        Without texts $EDITOR opens on it. Stock styles stay as they are; styles new --like copies one.

        EXAMPLES
          visualizer styles edit "Ink wash" --negative "colour, photographs"
          visualizer styles edit my_styles__ink_wash
        """)

    @Argument(help: "The style's id, or its name.", completion: Completion.styles)
    var id: String
    @Option(help: ArgumentHelp("Another name.", valueName: "text"))
    var name: String?
    @OptionGroup var texts: StyleTexts
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let desk = try StyleDesk(global)
      let found = try StylesCommand.style(id, among: desk.book)
      guard !found.isStock else { throw StyleDesk.isStock(found) }
      var style = found
      if let name, !name.isEmpty { style.name = StyleDesk.cleanName(name) }
      try desk.files.save(try desk.written(style, texts, opensEditor: name == nil))
    }
  }

  /// Removes a style of one's own.
  struct Delete: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Delete a style of your own; on a terminal it is asked about first.")

    @Argument(help: "The style's id, or its name.", completion: Completion.styles)
    var id: String
    @Flag(name: .shortAndLong, help: "Do not ask.")
    var yes = false
    @OptionGroup var global: GlobalOptions

    func run() throws {
      let desk = try StyleDesk(global)
      let style = try StylesCommand.style(id, among: desk.book)
      guard !style.isStock else { throw StyleDesk.isStock(style) }
      let question = "Delete the style \(Harmless.line(style.name, limit: 60))? This cannot be undone."
      if !yes, desk.console.hasTerminal, try !desk.console.asks(question) {
        throw Failure(.cancelled, "The style stays.")
      }
      try desk.files.delete(style.id)
      try desk.forget(style.id)
    }
  }
}

/// What the commands that write styles work with.
struct StyleDesk {
  let console = Console()
  let book: StyleBook
  private let workspace: Workspace

  var files: StyleFiles { workspace.styleFiles }

  init(_ global: GlobalOptions) throws(Failure) {
    workspace = try Workspace.open(global, console, toleratingAddress: true)
    let loaded = workspace.styleFiles.load()
    book = loaded.styles
    loaded.notices.forEach(console.note)
  }

  static func isStock(_ style: ImageStyle) -> Failure {
    Failure(
      .usage, "\(Harmless.line(style.name, limit: 60)) came with the program and stays as it is.",
      advice: "visualizer styles new NAME --like \(style.id) makes a copy.")
  }

  /// One line, without runs of blanks.
  static func cleanName(_ name: String) -> String {
    Harmless.line(name.split(separator: " ").joined(separator: " "), limit: 100)
  }

  /// A style with the texts that were given, or as $EDITOR makes it where none was.
  ///
  /// - Parameter opensEditor: whether no texts mean that it is to be written, and not taken as it is.
  func written(_ style: ImageStyle, _ texts: StyleTexts, opensEditor: Bool) throws(Failure) -> ImageStyle {
    guard texts.isEmpty, opensEditor else { return try texts.applied(to: style) }
    return try edited(style)
  }

  private func edited(_ style: ImageStyle) throws(Failure) -> ImageStyle {
    guard console.hasTerminal else {
      throw Failure(.usage, "There is no terminal for $EDITOR.", advice: "Give the texts as options: see --help.")
    }
    let text = try files.text(of: style)
    let written = try HostDesktop(environment: workspace.environment).edit(text)
    return try files.style(reading: written, as: style)
  }

  /// Settings that had chosen a style that is gone go back to their defaults.
  func forget(_ id: String) throws(Failure) {
    guard files.load().styles.style(id) == nil else { return }
    let store = YAMLSettingsStore(paths: workspace.paths, environment: [:])
    let settings = store.load().settings
    let rows = StyleKind.choices.compactMap { Fields.field($0.settingID) }.filter { $0.read(settings) == .word(id) }
    guard !rows.isEmpty else { return }
    try store.reset(rows)
    console.note("\(rows.map(\.id).joined(separator: ", ")) had chosen it and went back to the default.")
  }
}
