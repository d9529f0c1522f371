import ArgumentParser
import Domain
import Engine
import Foundation
import Storage

/// Sends the request of a picture once more.
struct AgainCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "again", abstract: "Make a picture of the library again, by the very request that made it.",
    discussion: """
      The same model, prompt, references and settings go out. A seed that was set moves on by one, as the same \
      seed gives the same picture; --same-seed keeps it.

      EXAMPLES
        visualizer again 3f9a
        visualizer again 3f9a -o again.png --preview
        visualizer again 3f9a --same-seed --dry-run
      """)

  @Argument(help: "The picture: its id, the beginning of one, or its file's name.", completion: Completion.pictures)
  var id: String

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to save; without it the images folder is used.", valueName: "file"))
  var output: String?

  @Flag(help: "Let --output replace a file.")
  var force = false

  @Flag(help: "Send a seed that was set as it was; else it moves on by one, as the same would give the same picture.")
  var sameSeed = false

  @Flag(help: "Show the picture as half blocks.")
  var preview = false

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Print the request and send nothing.")
  var dryRun = false

  @Flag(help: "Write no prompt, model and settings into the image files.")
  var noMetadata = false

  @OptionGroup var paid: PaidOptions
  @OptionGroup var global: GlobalOptions

  /// The same words by the same voice.
  private func speak(_ sound: Sound, _ asset: Asset, _ workspace: Workspace) async throws {
    guard !sound.words.isEmpty else {
      throw Failure(.usage, "What is said in \(Harmless.line(asset.title, limit: 80)) is not known.")
    }
    var options = try SpeechOptions.parse([])
    (options.output, options.force, options.json, options.dryRun) = (output, force, json, dryRun)
    options.order.paid = paid
    options.model = asset.origin.model.isEmpty ? nil : asset.origin.model
    options.voice = sound.voice.isEmpty ? nil : sound.voice
    options.format = asset.mediaType == SpeechFormat.mp3.mediaType ? .mp3 : .wav
    options.speed = Double(sound.speed) / 100
    try await Speaking(options: options, global: global, text: sound.words).run()
  }

  func run() async throws {
    let console = Console()
    let workspace = try Workspace.open(global, console)
    let asset = try workspace.library.asset(id)
    if let sound = asset.sound { return try await speak(sound, asset, workspace) }
    let plan = try workspace.engine.again(asset, keepsSeed: sameSeed)
    if asset.isImported == true { console.note("This picture was imported: prompt and model are what its file says.") }
    guard !dryRun else { return try console.print(workspace.printer.body(of: plan.requests[0])) }
    try workspace.requireKey()
    console.note("Estimated cost: \(plan.estimate.text).")
    var options = try CreationOptions.parse([])
    (options.output, options.force, options.preview, options.json) = (output, force, preview, json)
    (options.noMetadata, options.order.paid) = (noMetadata, paid)
    let creation = Creation(options: options, global: global, prompt: plan.draft.prompt, references: [])
    try await creation.send(plan, workspace)
  }
}
