/// Everything the user can set, with the defaults of a fresh install.
///
/// Names in config.yaml, on the command line and in the environment come from the rows in `Fields`, not from here.
package struct Settings: Equatable, Sendable {
  package var general = General()
  package var prompt = Prompt()
  package var textToImage = CapabilitySettings(model: "google/gemini-2.5-flash-image")
  package var editing = CapabilitySettings(model: "google/gemini-2.5-flash-image")
  package var analysis = CapabilitySettings(model: "google/gemini-2.5-flash")
  package var speech = Speech()
  package var styles = StyleChoices()
  package var appearance = Appearance()
  package var preview = Preview()
  package var budget = Limits()
  package var gateway = Gateway()
  package var mcp = MCP()
  /// Model ids the user marked, in the order of marking.
  package var favourites: [String] = []
  /// The user's own names of models, in lower case, with the ids that they mean.
  package var aliases: [String: String] = [:]

  package init() {}
}

extension Settings {
  /// Panel General.
  package struct General: Equatable, Sendable {
    /// The text model that writes and revises prompts.
    package var client = "google/gemini-2.5-flash"
    package var textToImage = Backend.openRouter
    package var editing = Backend.openRouter
    package var analysis = Backend.openRouter
    /// Seconds.
    package var timeout = Rules.usualTimeout
    /// Requests that run at once, 1-8; the others wait.
    package var jobs = 2
    package var automaticSetup = true
    package var automaticGeneration = false
    /// Empty: https://openrouter.ai/api/v1.
    package var baseURL = ""
    /// Whether prompt, model and settings travel inside the image files.
    package var embedsMetadata = true

    package init() {}
  }

  /// Panel Prompt Generation.
  package struct Prompt: Equatable, Sendable {
    package var fallbackType = PromptForm.keywords
    /// Tokens, 512-4096.
    package var maxLength = 1024
    package var automaticAnalysis = false
    package var reviseEdits = true

    package init() {}
  }

  /// Panel Speech.
  package struct Speech: Equatable, Sendable {
    package var model = "hexgrad/kokoro-82m"
    /// Empty is the model's first.
    package var voice = "af_alloy"
    package var format = SpeechFormat.mp3
    /// In hundredths of the voice's own.
    package var speed = 100

    package init() {}
  }

  /// Panel Styles: ids of styles, `GROUP__UID`.
  package struct StyleChoices: Equatable, Sendable {
    package var art = "visual_styles__digital_art"
    package var characterCard = "visual_styles__character_card"
    package var characterPortrait = "visual_styles__character_portrait"
    package var sceneCard = "visual_styles__scene_card"
    package var sceneBackground = "visual_styles__scene_background"
    package var sceneIllustration = "visual_styles__scene_illustration"

    package init() {}
  }

  /// Where spending is asked about first: US dollars as text; empty is no limit. What is no amount stands here as it was
  /// found, and lets nothing be spent.
  package struct Limits: Equatable, Sendable {
    package var perImage = ""
    package var perDay = ""
    package var perMonth = ""
    /// Why there may be limits that are not known, one sentence; nil when all were read.
    package var unreadable: String?

    package init() {}
  }

  /// What agents may do that use the program through `visualizer mcp`.
  package struct MCP: Equatable, Sendable {
    /// The picture that goes into an answer beside the path of the file.
    package var preview = MCPPreview.small
    /// US dollars as text; empty is no limit but the user's own.
    package var budgetPerDay = ""
    /// US dollars as text; empty asks nothing.
    package var askAbove = ""
    /// Folders beside the library that may be read and written, with colons between them.
    package var folders = ""

    package init() {}
  }

  /// How pictures are shown.
  package struct Preview: Equatable, Sendable {
    package var method = PictureMethod.automatic
    package var symbols = PictureSymbols.half
    /// How long each picture of a slide show is seen.
    package var slideSeconds = 5

    package init() {}
  }

  /// How the screen looks.
  package struct Appearance: Equatable, Sendable {
    package var theme = "dark"
    package var thumbnails = ThumbnailSize.medium

    package init() {}
  }
}
