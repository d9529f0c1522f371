import ArgumentParser
import Domain
import Engine
import Foundation
import Terminal

/// Describes an image in words.
struct AnalyzeCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Describe an image in words.",
    discussion: """
      What is said of a picture of the library is kept with it, tags included; the answer to a --prompt is not.

      EXAMPLES
        visualizer analyze fox.png
        visualizer analyze 3f9a
        visualizer analyze photo.jpg --prompt "Which plants are these?" --json
      """)

  @Argument(help: "The image: a PNG, JPEG or WebP file, or a picture of the library by its id or file name.")
  var file: String

  @Option(
    help: ArgumentHelp(
      "What to ask, - reads it from standard input; else a description is asked for.", valueName: "text"))
  var prompt: String?

  @Option(
    help: ArgumentHelp("The model; else the one in the settings.", valueName: "id"), completion: Completion.models)
  var model: String?

  @Option(
    help: ArgumentHelp(
      "A model that is asked where the one before it refuses and bills nothing; a --model has none by itself. May be repeated.",
      valueName: "id"))
  var fallback: [String] = []

  @Option(
    help: ArgumentHelp(
      "Wall clock to the last byte, \(Rules.timeout.words); else general.timeout.", valueName: "seconds"))
  var timeout: Int?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var consent: Consent
  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let model, model.allSatisfy(\.isWhitespace) {
      throw ValidationError("--model takes the id of a model, and this one is empty.")
    }
    if fallback.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("--fallback takes the id of a model, and this one is empty.")
    }
    try Rules.timeout.check(timeout, of: "--timeout")
  }

  func run() async throws {
    let console = Console()
    let time = TimeLimit(timeout)
    let workspace = try Workspace.open(global, console)
    let prompt = try self.prompt.map { text throws(Failure) in try StandardInput().text(text, what: "question") }
    try consent.check([prompt ?? ""], workspace.keySearch)
    try workspace.requireKey()
    let analysis = Analysis(
      evenUnrecorded: consent.allowUnrecorded, settings: settings(workspace.settings),
      question: prompt.map { PictureQuestion($0, wantsTags: false) } ?? PictureQuestion(), console: console)
    let picture = try PictureArgument(file, library: workspace.library)
    workspace.library.notices().forEach(console.note)
    let reference = try workspace.engine.reference(at: picture.path)
    var request = try await analysis.request(reference, workspace)
    for sentence in await workspace.interruptedRequests(within: time) { console.note(sentence) }
    try Failure.checkCancellation()
    // Reading the catalogue has taken its share of the time that the user named.
    request.timeout = time.left(of: request.timeout)
    let outcome: Outcome
    if json {
      outcome = try await analysis.send(request, workspace) { _ in }
    } else {
      outcome = try await stream(request, analysis, workspace, console)
    }
    keep(analysis.reading(outcome, request), with: picture.asset, workspace, console)
    if let sentence = outcome.cutSentence { console.note(sentence) }
    if json { try console.print(analysis.json(outcome, request, of: picture.asset).pretty) }
  }

  /// It was paid for, so it is printed whatever becomes of the library.
  private func keep(_ reading: PictureAnalysis, with asset: Asset?, _ workspace: Workspace, _ console: Console) {
    guard let asset, prompt == nil else { return }
    do throws(Failure) {
      let edit = AssetEdit(asset.id, AssetChange(reading))
      if let failure = try LibraryChanges(workspace.library).edit([edit], said: "").failure { throw failure }
    } catch {
      console.note(error.sentence)
    }
  }

  /// As it comes on a terminal, whole elsewhere.
  private func stream(
    _ request: ChatRequest, _ analysis: Analysis, _ workspace: Workspace, _ console: Console
  ) async throws(Failure) -> Outcome {
    guard isTTY(STDOUT_FILENO) else {
      let outcome = try await analysis.send(request, workspace) { _ in }
      try console.print(Harmless.block(outcome.text))
      return outcome
    }
    do throws(Failure) {
      let outcome = try await analysis.send(request, workspace) { try? console.write(Harmless.block($0)) }
      try console.write("\n")
      return outcome
    } catch {
      try console.write("\n")
      throw error
    }
  }

  private func settings(_ settings: Settings) -> Settings {
    var settings = settings
    if let model {
      (settings.analysis.model, settings.analysis.fallbacks) = (settings.modelID(model), [])
      settings.general.analysis = .openRouter
    }
    if !fallback.isEmpty { settings.analysis.fallbacks = fallback.flatMap(Field.items(of:)).map(settings.modelID) }
    if let timeout { settings.general.timeout = timeout }
    return settings
  }
}
