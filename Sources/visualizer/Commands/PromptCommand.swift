import ArgumentParser
import Domain
import Engine
import Foundation
import Storage

/// Has the client model write a prompt from instructions; makes no picture.
struct PromptCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompt", abstract: "Have a model write a prompt from instructions.",
    discussion: """
      One request to the client model (general.client), of at most prompt.max-length tokens. The prompt goes to standard \
      output, in the form that is asked for; --json gives both.

      EXAMPLES
        visualizer prompt "the old lighthouse keeper on the night of the storm"
        visualizer prompt "Elara at work" --character Elara --form keywords
        visualizer generate "$(visualizer prompt "a quiet harbour")"
      """)

  @Argument(help: "What the picture should be about; - reads it from standard input.")
  var instructions: String

  @Option(
    help: ArgumentHelp(
      "What the picture is for: \(VisType.allCases.map(\.argumentName).joined(separator: ", ")).",
      valueName: "type"))
  var visType = VisType.unspecified

  @Option(
    help: ArgumentHelp("The art style to fit, by name or id; none for no style.", valueName: "style"),
    completion: Completion.styles)
  var style: String?

  @Option(help: ArgumentHelp("The name of the character shown.", valueName: "name"))
  var character = ""

  @Option(help: ArgumentHelp("keywords or descriptive; else prompt.fallback-type.", valueName: "form"))
  var form: PromptForm?

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Print the request and send nothing.")
  var dryRun = false

  @OptionGroup var consent: Consent
  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let console = Console()
    let instructions = try StandardInput().text(instructions, what: "text")
    let workspace = try Workspace.open(global)
    workspace.notices.forEach(console.note)
    try consent.check([instructions, character], workspace.keySearch)
    if !dryRun { try workspace.requireKey() }
    let request = try await request(instructions, workspace, console)
    guard !dryRun else { return try console.print(workspace.printer.body(of: request)) }
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    try Failure.checkCancellation()
    let outcome = try await workspace.ask(request, evenUnrecorded: consent.allowUnrecorded, console)
    let written: WrittenPrompt
    do throws(Failure) {
      written = try WrittenPrompt(answer: outcome.text)
    } catch {
      throw outcome.usage.cost.map { error.settled(at: $0) } ?? error
    }
    if let sentence = outcome.cutSentence { console.note(sentence) }
    let form = form ?? workspace.settings.prompt.fallbackType
    try console.print(json ? object(written, form, outcome, request).pretty : Harmless.block(written[form]))
  }

  private func request(
    _ instructions: String, _ workspace: Workspace, _ console: Console
  ) async throws(Failure) -> ChatRequest {
    let styles = workspace.styleFiles.load()
    styles.notices.forEach(console.note)
    let catalogue = try await workspace.catalogue(
      CatalogueWish(
        model: workspace.settings.general.client, timeout: workspace.settings.general.timeout), console
    ).catalogue
    let brief = PromptBrief(
      instructions: instructions, character: character, visType: visType,
      style: try style.map { wanted throws(Failure) in try styles.styles.art(named: wanted) })
    return try PromptWriting(settings: workspace.settings, catalogue: catalogue, styles: styles.styles)
      .request(for: brief)
  }

  private func object(
    _ written: WrittenPrompt, _ form: PromptForm, _ outcome: Outcome, _ request: ChatRequest
  ) -> JSONText {
    .object([
      ("ok", .truth(true)), ("prompt", .text(written[form])), ("form", .text(form.rawValue)),
      ("cut", .truth(outcome.cutSentence != nil)), ("keywords", .text(written.keywords)),
      ("descriptive", .text(written.descriptive)),
      ("format", .text(visType.instructFormat.rawValue)), ("model", .text(outcome.model ?? request.model)),
      ("provider", .text(orNull: outcome.provider)), ("cost", .number(orNull: outcome.usage.cost)),
      ("seconds", .seconds(outcome.seconds)), ("generation_id", .text(orNull: outcome.generationID)),
    ])
  }
}

extension PromptForm: ExpressibleByArgument {
  package init?(argument: String) { self.init(rawValue: argument.lowercased()) }
}
