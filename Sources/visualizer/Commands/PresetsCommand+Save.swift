import ArgumentParser
import Domain
import Storage

extension PresetsCommand {
  /// Keeps a preset.
  struct Save: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Keep a preset. One of the same name keeps what is not given.",
      discussion: """
        EXAMPLES
          visualizer presets save card --prompt "a {knight|witch}" --format portrait
          visualizer presets save card --model openai/gpt-image-2 --quality high
        """)

    @Argument(help: "Its name.")
    var name: String
    @Option(help: ArgumentHelp("The prompt, with its wildcards and snippets.", valueName: "text"))
    var prompt: String?
    @Option(help: ArgumentHelp("What the picture should not show.", valueName: "text"))
    var negative: String?
    @Option(
      help: ArgumentHelp("The model; else the one in the settings.", valueName: "id"), completion: Completion.models)
    var model: String?
    @Option(help: "landscape, portrait or square.")
    var format: Format?
    @Option(help: ArgumentHelp("What the picture is for.", valueName: "type"))
    var visType: VisType?
    @Option(
      help: ArgumentHelp("The art style, by name or id; none for no style.", valueName: "style"),
      completion: Completion.styles)
    var style: String?
    @Option(name: [.customShort("n"), .long], help: ArgumentHelp("How many images, 1-100.", valueName: "n"))
    var count: Int?
    @Option(help: ArgumentHelp("A size tier, e.g. 2K.", valueName: "tier"))
    var resolution: String?
    @Option(help: ArgumentHelp("A quality, e.g. high.", valueName: "word"))
    var quality: String?
    @Option(help: ArgumentHelp("The same number asks for the same picture again.", valueName: "n"))
    var seed: Int?
    @OptionGroup var consent: Consent
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      try Rules.images.check(count, of: "--count")
      try (0...Int(Int32.max)).check(seed, of: "--seed")
    }

    func run() throws {
      let workspace = try Workspace.open(global, Console(), toleratingAddress: true)
      guard let name = Preset.name(name) else { throw Preset.unusable(self.name) }
      try consent.check([name, prompt ?? "", negative ?? ""], workspace.keySearch)
      let known = workspace.presetFiles.load().presets.named(name) ?? Preset(name: name)
      try workspace.presetFiles.save(try changed(known, workspace))
    }

    private func changed(_ known: Preset, _ workspace: Workspace) throws(Failure) -> Preset {
      var preset = known
      preset.prompt = prompt ?? preset.prompt
      preset.negative = negative ?? preset.negative
      preset.model = model ?? preset.model
      preset.format = format ?? preset.format
      preset.visType = visType ?? preset.visType
      preset.count = count ?? preset.count
      if let style { preset.style = try workspace.styleFiles.load().styles.art(named: style) }
      let given = [
        (Parameter.resolution, resolution), (.quality, quality), (.seed, seed.map { String($0) }),
      ]
      for case (let parameter, let value?) in given { preset.parameters[parameter.rawValue] = value }
      return preset
    }
  }
}
