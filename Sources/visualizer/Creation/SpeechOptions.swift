import ArgumentParser
import Domain
import Foundation

/// What `speak` takes besides the text.
struct SpeechOptions: ParsableArguments, OrderTaking {
  @Option(
    help: ArgumentHelp("The model; else the one in the settings.", valueName: "id"), completion: Completion.models)
  var model: String?

  @Option(help: ArgumentHelp("Who speaks, a voice of the model; else the one in the settings.", valueName: "voice"))
  var voice: String?

  @Option(help: "mp3, pcm (bare samples of 16 bits) or wav; else the one in the settings.")
  var format: SpeechFormat?

  @Option(help: ArgumentHelp("0.25 to 4; 1 is the voice's own. Some models do not heed it.", valueName: "factor"))
  var speed: Double?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where to save; without it the images folder is used.", valueName: "file"))
  var output: String?

  @Flag(help: "Let --output replace a file.")
  var force = false

  @Flag(help: "Play it, from the first piece on where the player can (ffplay, mpv, paplay, aplay or afplay).")
  var play = false

  @Flag(help: "Go on where an earlier attempt at the same text broke off; what came then is not paid for again.")
  var resume = false

  @Option(
    help: ArgumentHelp(
      "Wall clock of each request to its last byte, \(Rules.timeout.words); else general.timeout.", valueName: "seconds"
    ))
  var timeout: Int?

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Print the requests and send nothing.")
  var dryRun = false

  @OptionGroup var order: OrderOptions

  func validate() throws {
    try Rules.timeout.check(timeout, of: "--timeout")
    for (name, value) in [("model", model), ("voice", voice), ("output", output)] where value?.isEmpty == true {
      throw ValidationError("--\(name) takes a value, and this one is empty.")
    }
    if let speed, !(0.25...4).contains(speed) { throw ValidationError("--speed takes a number from 0.25 to 4.") }
  }

  /// The settings with these options over them.
  func applied(to settings: Settings) -> Settings {
    var settings = settings
    if let model { settings.speech.model = model.trimmingCharacters(in: .whitespacesAndNewlines) }
    if let voice { settings.speech.voice = voice }
    if let format { settings.speech.format = format }
    if let speed { settings.speech.speed = Rules.speechSpeed.clamp(Int((speed * 100).rounded())) }
    if let timeout { settings.general.timeout = timeout }
    return settings
  }
}
