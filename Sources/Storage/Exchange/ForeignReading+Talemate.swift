import Domain

extension ForeignReading {
  private static let actions = ["agents", "visual", "actions"]

  /// Reads Talemate's config.yaml: the agent called visual, and the key.
  mutating func readTalemate() {
    takeKey(from: ["openrouter", "api_key"])
    readClient()
    readBackends()
    for (field, group, name) in Self.plain { take(field, from: Self.path(group, name)) }
    for (field, name) in Self.styleNames { take(field, from: Self.path("_styles", name)) }
    for (capability, group) in Self.panelGroups {
      take("\(capability.rawValue).model", from: Self.path(group, "model"))
      for (field, name) in [("only", "provider_only"), ("ignore", "provider_ignore")] {
        readProviders("\(capability.rawValue).\(field)", Self.path(group, name))
      }
    }
    // After the model: its own maximum counts.
    take("editing.max-references", from: Self.path("openrouter_image_edit", "max_references"))
    passSwitches()
    finish()
  }

  /// A setting lies in `agents.visual.actions.<group>.config.<name>.value`.
  private static func path(_ group: String, _ name: String) -> [String] { actions + [group, "config", name, "value"] }

  static let panelGroups: [(Capability, String)] = [
    (.textToImage, "openrouter_image_create"), (.editing, "openrouter_image_edit"),
    (.analysis, "openrouter_image_analyzation"),
  ]

  /// Those whose values mean the same here.
  private static let plain = [
    ("general.timeout", "_config", "timeout"),
    ("general.automatic-setup", "_config", "automatic_setup"),
    ("general.automatic-generation", "_config", "automatic_generation"),
    ("prompt.fallback-type", "prompt_generation", "fallback_prompt_type"),
    ("prompt.max-length", "prompt_generation", "max_length"),
    ("prompt.automatic-analysis", "prompt_generation", "automatic_analysis"),
    ("prompt.revise-edits", "prompt_generation", "revise_edit_prompts"),
  ]

  static let styleNames = [
    ("styles.art", "art_style"),
    ("styles.character-card", "character_card_style"),
    ("styles.character-portrait", "character_portrait_style"),
    ("styles.scene-card", "scene_card_style"),
    ("styles.scene-background", "scene_background_style"),
    ("styles.scene-illustration", "scene_illustration_style"),
  ]

  private static let backends = [
    ("general.text-to-image", "backend"), ("general.editing", "backend_image_edit"),
    ("general.analysis", "backend_image_analyzation"),
  ]

  /// Whether an action is on at all, which its backend says here.
  private mutating func passSwitches() {
    for entry in tree[Self.actions]?.entries ?? [] { _ = value(Self.actions + [entry.key, "enabled"]) }
  }

  /// The agent names a client, and the client has the model.
  private mutating func readClient() {
    let place = ["agents", "visual", "client"]
    guard let name = text(place), !name.isEmpty else { return }
    guard text(["clients", name, "type"]) == "openrouter", let model = text(["clients", name, "model"]) else {
      return leave(place, "The client \(Harmless.line(name, limit: 60)) does not use OpenRouter.")
    }
    take("general.client", model, from: ["clients", name, "model"])
  }

  private mutating func readBackends() {
    for (field, name) in Self.backends {
      let place = Self.path("_config", name)
      guard let word = text(place) else { continue }
      switch word {
      case "openrouter": take(field, Backend.openRouter.rawValue, from: place)
      case "": take(field, Backend.none.rawValue, from: place)
      default:
        leave(place, "\(Harmless.line(word, limit: 40)) is no backend here: pictures come from OpenRouter alone.")
      }
    }
  }

  private mutating func readProviders(_ field: String, _ place: [String]) {
    guard let names = value(place)?.list else { return }
    take(field, names.compactMap(\.text).map(words.slug(ofProvider:)).joined(separator: ","), from: place)
  }
}
