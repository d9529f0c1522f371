import ArgumentParser
import Domain
import Foundation
import Runtime
import Terminal

/// Describes an image in words.
struct AnalyzeCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "analyze", abstract: "Describe an image in words.",
    discussion: """
      EXAMPLES
        visualizer analyze fox.png
        visualizer analyze photo.jpg --prompt "Which plants are these?" --json
      """)

  @Argument(help: "The image. PNG, JPEG or WebP of at most 20 MB.")
  var file: String

  @Option(help: ArgumentHelp("What to ask; else a description is asked for.", valueName: "text"))
  var prompt: String?

  @Option(help: ArgumentHelp("The model; else the one in the settings.", valueName: "id"))
  var model: String?

  @Option(
    help: ArgumentHelp("Wall clock from sending to the last byte, 1-900; else general.timeout.", valueName: "seconds"))
  var timeout: Int?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    if let timeout, !(1...900).contains(timeout) {
      throw ValidationError("--timeout takes a whole number from 1 to 900.")
    }
  }

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global)
    workspace.notices.forEach(console.note)
    try workspace.requireKey()
    let analysis = Analysis(
      settings: settings(workspace.settings),
      question: prompt.map { PictureQuestion($0, wantsTags: false) } ?? PictureQuestion(), console: console)
    let reference = try ReferenceLoader(pictures: workspace.pictures).load(file)
    let request = try await analysis.request(reference, workspace)
    for sentence in await workspace.interruptedRequests() { console.note(sentence) }
    if json {
      let outcome = try await analysis.send(request, workspace) { _ in }
      try console.print(analysis.json(outcome, request).pretty)
    } else {
      try await stream(request, analysis, workspace, console)
    }
  }

  /// As it comes on a terminal, whole elsewhere.
  private func stream(
    _ request: ChatRequest, _ analysis: Analysis, _ workspace: Workspace, _ console: Console
  ) async throws(Failure) {
    guard isTTY(STDOUT_FILENO) else {
      return try console.print(Harmless.block(try await analysis.send(request, workspace) { _ in }.text))
    }
    do throws(Failure) {
      _ = try await analysis.send(request, workspace) { try? console.write(Harmless.block($0)) }
      try console.write("\n")
    } catch {
      try console.write("\n")
      throw error
    }
  }

  private func settings(_ settings: Settings) -> Settings {
    var settings = settings
    if let model {
      settings.analysis.model = model.trimmingCharacters(in: .whitespacesAndNewlines)
      settings.general.analysis = .openRouter
    }
    if let timeout { settings.general.timeout = timeout }
    return settings
  }
}
