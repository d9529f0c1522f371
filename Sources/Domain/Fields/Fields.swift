/// Every setting there is, in the order of the panels.
package enum Fields {
  package static let all: [Field] =
    general + prompt + openRouter(.textToImage) + openRouter(.editing)
    + openRouter(.analysis) + speech + styles + appearance + preview + budget + gateway + mcp

  private static let byID = Dictionary(all.map { ($0.id, $0) }) { first, _ in first }
  /// By what stands before the first dot of their ids.
  private static let sections = Dictionary(grouping: all) { $0.id.prefix { $0 != "." } }

  package static func field(_ id: String) -> Field? { byID[id] }

  /// Those whose ids begin with a word and a dot, in their order.
  package static func section(_ name: some StringProtocol) -> [Field] { sections[Substring(name)] ?? [] }

  static let general: [Field] = [
    .model(
      "general.client", "Client", \.general.client, for: nil,
      help: "The text model that writes and revises prompts in Instruct mode."),
    .dropdown(
      "general.text-to-image", "Backend (text to image)", \.general.textToImage,
      help: "Who makes images from text. - None - hides the panel and leaves prompts alone."
    ) { $0.title },
    .dropdown(
      "general.editing", "Backend (image editing)", \.general.editing,
      help: "Who changes images by a prompt and references."
    ) { $0.title },
    .dropdown(
      "general.analysis", "Backend (image analysis)", \.general.analysis,
      help: "Who describes images in words."
    ) { $0.title },
    .slider(
      "general.timeout", "Image generation timeout", \.general.timeout, in: Rules.timeout, step: 10, unit: "s",
      help: "Seconds from sending to the last byte; past it the generation has failed."),
    .slider(
      "general.jobs", "Jobs at once", \.general.jobs, in: 1...8,
      help: "How many requests run at the same time; the others wait in line, see J."),
    .checkbox(
      "general.automatic-setup", "Automatic setup", \.general.automaticSetup,
      help: "With a key that works, set up backends that are None, with recommended models."),
    .checkbox(
      "general.automatic-generation", "Automatic generation", \.general.automaticGeneration,
      help: "Generate by itself 2 s after the last change of the prompt or a setting."
    ).costly(),
    .text(
      "general.base-url", "Base URL", \.general.baseURL,
      help: "Where the service is; empty is OpenRouter. OPENROUTER_BASE_URL comes first."),
    .checkbox(
      "general.embed-metadata", "Metadata in image files", \.general.embedsMetadata,
      help: "Each file tells prompt, model and settings, to make it again; never the key."),
  ]

  static let prompt: [Field] = [
    .dropdown(
      "prompt.fallback-type", "Fallback prompt type", \.prompt.fallbackType,
      help: "How prompts are written when no backend is set."
    ) { $0.title }.noting("Used for prompt-only output, when no text to image backend is set."),
    .slider(
      "prompt.max-length", "Max. prompt generation length", \.prompt.maxLength, in: 512...4096, step: 256,
      unit: "tokens", help: "The most that Instruct mode may write, in tokens."),
    .checkbox(
      "prompt.automatic-analysis", "Automatic analysis of references", \.prompt.automaticAnalysis,
      help: "References that were not analysed yet are analysed first."
    ).noting("One more request for each reference.").costly(),
    .checkbox(
      "prompt.revise-edits", "Perform extra revision of editing prompts", \.prompt.reviseEdits,
      help: "Have an edit prompt rewritten so that it points at its references."
    ).noting("One more request to the client model for each edit.").costly(),
  ]

  static let styles: [Field] = [
    style("styles.art", "Art style", \.styles.art, .art, help: "The look of every picture, unless another is chosen."),
    style(
      "styles.character-card", "Character card", \.styles.characterCard, .subject(.characterCard),
      help: "Joined to prompts of type CHARACTER_CARD."),
    style(
      "styles.character-portrait", "Character portrait", \.styles.characterPortrait, .subject(.characterPortrait),
      help: "Joined to prompts of type CHARACTER_PORTRAIT."),
    style(
      "styles.scene-card", "Scene card", \.styles.sceneCard, .subject(.sceneCard),
      help: "Joined to prompts of type SCENE_CARD."),
    style(
      "styles.scene-background", "Scene background", \.styles.sceneBackground, .subject(.sceneBackground),
      help: "Joined to prompts of type SCENE_BACKGROUND."),
    style(
      "styles.scene-illustration", "Scene illustration", \.styles.sceneIllustration, .subject(.sceneIllustration),
      help: "Joined to prompts of type SCENE_ILLUSTRATION."),
  ]

  static let appearance: [Field] = [
    .dropdown("appearance.theme", "Theme", \.appearance.theme, help: "The colours of the screen; T changes them.") {
      settings, world in
      let names =
        world.themes.contains(settings.appearance.theme) ? world.themes : world.themes + [settings.appearance.theme]
      return names.map { Choice($0) }
    },
    .dropdown(
      "appearance.thumbnails", "Thumbnails", \.appearance.thumbnails,
      help: "How large pictures are in the gallery's grid; + and - change it there."
    ) { $0.title },
  ]

  static let preview: [Field] = [
    .dropdown(
      "preview.protocol", "Pictures", \.preview.method,
      help: "As pixels where the terminal shows them, else as symbols; from the next start."
    ) { $0.title },
    .dropdown(
      "preview.symbols", "Symbols of pictures", \.preview.symbols,
      help: "Finer ones show more. Few fonts have octants, which are of Unicode 16."
    ) { $0.title },
    .slider(
      "preview.slide-seconds", "Slide show", \.preview.slideSeconds, in: Rules.slideSeconds, unit: "s",
      help: "Seconds that each picture of a slide show is seen; [ and ] change it there."),
  ]

  private static func style(
    _ id: String, _ label: String, _ path: SettingsPath<String>, _ kind: StyleKind, help: String
  ) -> Field {
    .dropdown(id, label, path, help: help) { settings, world in
      let current = settings[keyPath: path]
      var choices = [Choice("", "- None -")]
      choices += world.styles.styles(of: kind).map { Choice($0.id, $0.name, detail: $0.isStock ? "" : "own") }
      if !current.isEmpty, !choices.contains(where: { $0.value == current }) {
        choices.append(Choice(current, current, detail: "missing"))
      }
      return choices
    }
  }
}
