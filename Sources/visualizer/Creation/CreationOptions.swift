import ArgumentParser
import Domain
import Foundation

/// What `generate` and `edit` take besides prompt and references.
struct CreationOptions: ParsableArguments, OrderTaking {
  @Option(
    help: ArgumentHelp(
      "The model; else the one in the settings. Several are compared: one order for each.", valueName: "id"),
    completion: Completion.models)
  var model: [String] = []

  @Option(
    help: ArgumentHelp(
      "A model that is asked where the one before it refuses and bills nothing; a --model has none by itself. May be repeated.",
      valueName: "id"))
  var fallback: [String] = []

  @Option(help: ArgumentHelp("A preset; what is given beside it wins.", valueName: "name"))
  var preset: String?

  @Option(name: .customLong("format"), help: "landscape (16:9, the default), portrait (9:16) or square (1:1).")
  var givenFormat: Format?

  @Option(
    name: .customLong("vis-type"),
    help: ArgumentHelp(
      "What the picture is for; joins that type's style: \(VisType.allCases.map(\.argumentName).joined(separator: ", ")).",
      valueName: "type"))
  var givenVisType: VisType?

  @Option(
    help: ArgumentHelp("The art style, by name or id; none for no style.", valueName: "style"),
    completion: Completion.styles)
  var style: String?

  @Option(
    name: .customLong("negative"), help: ArgumentHelp("What the picture should not show.", valueName: "text"))
  var givenNegative: String?

  @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How many images, 1-100.", valueName: "n"))
  var count: Int?

  @Option(help: ArgumentHelp("The same number asks for the same picture again.", valueName: "n"))
  var seed: Int?

  @Option(
    help: ArgumentHelp(
      "Draws {a|b} and __name__ of the prompt as before; --json and the picture's metadata say it.", valueName: "n"))
  var wildcardSeed: Int?

  @Option(help: ArgumentHelp("A size tier that the model has, e.g. 2K.", valueName: "tier"))
  var resolution: String?

  @Option(help: ArgumentHelp("A quality that the model has, e.g. high.", valueName: "word"))
  var quality: String?

  @Option(
    help: ArgumentHelp("Only this provider, by slug. May be repeated.", valueName: "provider"),
    completion: Completion.providers)
  var only: [String] = []

  @Option(
    help: ArgumentHelp("Never this provider, by slug. May be repeated.", valueName: "provider"),
    completion: Completion.providers)
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "Wall clock to the last byte, \(Rules.timeout.words); else general.timeout.", valueName: "seconds"))
  var timeout: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where to save; further images get -2, -3; of many requests the folder. Without it the images folder is used.",
      valueName: "file"))
  var output: String?

  @Flag(help: "Write no prompt, model and settings into the image files.")
  var noMetadata = false

  @Flag(help: "Let --output replace a file.")
  var force = false

  @Flag(help: "Show the picture as half blocks.")
  var preview = false

  @Option(help: "Colours of the preview: full, 256, 16, none or auto.")
  var colors = ColorChoice.auto

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(help: "Wait for the service's record of the cost, although the answer names one.")
  var wait = false

  @Flag(help: "Print the request and send nothing.")
  var dryRun = false

  @OptionGroup var order: OrderOptions

  func validate() throws {
    try Rules.images.check(count, of: "--count")
    try Rules.timeout.check(timeout, of: "--timeout")
    try (0...Int(Int32.max)).check(seed, of: "--seed")
    try Wildcards.seeds.check(wildcardSeed, of: "--wildcard-seed")
    if let twice = models.first(where: { id in models.count { $0 == id } > 1 }) {
      throw ValidationError("--model names \(twice) twice.")
    }
    if models.contains("") { throw ValidationError("--model takes the id of a model, and this one is empty.") }
    if fallback.contains(where: { $0.allSatisfy(\.isWhitespace) }) {
      throw ValidationError("--fallback takes the id of a model, and this one is empty.")
    }
    if models.count > 1, !fallback.isEmpty {
      throw ValidationError("--fallback goes with one model: several are compared, each by itself.")
    }
    if output?.isEmpty == true { throw ValidationError("--output takes the name of a file.") }
  }

  var format: Format { givenFormat ?? .landscape }
  var visType: VisType { givenVisType ?? .unspecified }
  var negative: String { givenNegative ?? "" }

  var models: [String] { model.map { ModelReference($0).id } }

  /// The settings with these options over them.
  ///
  /// - Parameter model: nil leaves the one of the settings.
  func applied(to settings: Settings, for capability: Capability, model: String?) -> Settings {
    var settings = settings
    var own = settings[capability]
    if let model { (own.model, own.fallbacks) = (settings.modelID(model), []) }
    if !fallback.isEmpty { own.fallbacks = fallback.flatMap(Field.items(of:)).map(settings.modelID) }
    if !only.isEmpty { own.only = only.flatMap(Field.items(of:)) }
    if !ignore.isEmpty { own.ignore = ignore.flatMap(Field.items(of:)) }
    if let resolution { own[parameter: Parameter.resolution.rawValue] = resolution }
    if let quality { own[parameter: Parameter.quality.rawValue] = quality }
    if let seed { own[parameter: Parameter.seed.rawValue] = String(seed) }
    settings[capability] = own
    // A model named for this run is meant to be used, whatever the panel says.
    if model != nil { settings.general[capability] = .openRouter }
    if let timeout { settings.general.timeout = timeout }
    return settings
  }
}
