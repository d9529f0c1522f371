import Domain

/// The settings of this program as a file of another one, without the key.
package struct ForeignExport: Sendable {
  let settings: Settings
  let words: ForeignWords

  package init(_ settings: Settings, _ words: ForeignWords) {
    self.settings = settings
    self.words = words
  }

  /// Talemate's config.yaml, as far as it mirrors these settings.
  ///
  /// - Parameter file: another one's bytes, whose other settings stay; nil for a file of its own.
  package func talemate(into file: ForeignDocument? = nil) throws(Failure) -> [UInt8] {
    var tree = file?.tree ?? .map([])
    for (path, value) in talemateValues { tree[["agents", "visual", "actions"] + path] = value }
    do throws(YAMLProblem) {
      return try tree.file(header: [])
    } catch {
      throw Failure(.storage, "The settings cannot be written as YAML: \(error.words).")
    }
  }

  /// OpenClaw's openclaw.json, as far as it has a place for them.
  package var openClaw: JSONText {
    .object(
      [
        (
          "agents",
          .object([
            (
              "defaults",
              .object([
                ("model", .object([("primary", .text(reference(settings.general.client)))])),
                ("imageGenerationModel", model(.textToImage, ("timeoutMs", .whole(settings.general.timeout * 1000)))),
                ("imageModel", model(.analysis)),
              ])
            )
          ])
        )
      ] + speech)
  }

  private var speech: [(String, JSONText)] {
    let members = [("model", "model"), ("voice", "voice"), ("format", "responseFormat")].compactMap { name, key in
      word("speech.\(name)").map { (key, JSONText.text($0)) }
    }
    guard !members.isEmpty else { return [] }
    let providers = JSONText.object([("openrouter", .object(members))])
    return [("messages", .object([("tts", .object([("provider", .text("openrouter")), ("providers", providers)]))]))]
  }

  private func model(_ capability: Capability, _ more: (String, JSONText)...) -> JSONText {
    let others = Fields.field("\(capability.rawValue).fallbacks").map { $0.read(settings).text } ?? ""
    let fallbacks = Field.items(of: others).map(reference)
    return .object(
      [("primary", .text(reference(settings[capability].model)))]
        + (fallbacks.isEmpty ? [] : [("fallbacks", .texts(fallbacks))]) + more)
  }

  private func reference(_ id: String) -> String { id.hasPrefix("openrouter/") ? id : "openrouter/\(id)" }

  /// Nil where there is no such setting, or nothing in it.
  private func word(_ id: String) -> String? {
    Fields.field(id).map { $0.read(settings).text }.flatMap { $0.isEmpty ? nil : $0 }
  }
}

extension ForeignExport {
  private var talemateValues: [([String], YAMLTree)] {
    let general = settings.general
    var values: [(String, String, YAMLTree)] = [
      ("_config", "backend", backend(general.textToImage)),
      ("_config", "backend_image_edit", backend(general.editing)),
      ("_config", "backend_image_analyzation", backend(general.analysis)),
      ("_config", "timeout", .number(general.timeout)),
      ("_config", "automatic_setup", .flag(general.automaticSetup)),
      ("_config", "automatic_generation", .flag(general.automaticGeneration)),
      ("prompt_generation", "fallback_prompt_type", .text(settings.prompt.fallbackType.rawValue.uppercased())),
      ("prompt_generation", "max_length", .number(settings.prompt.maxLength)),
      ("prompt_generation", "automatic_analysis", .flag(settings.prompt.automaticAnalysis)),
      ("prompt_generation", "revise_edit_prompts", .flag(settings.prompt.reviseEdits)),
      ("openrouter_image_edit", "max_references", .number(min(3, settings.editing.maxReferences))),
    ]
    for (capability, group) in ForeignReading.panelGroups {
      let own = settings[capability]
      values += [
        (group, "model", .text(own.model)), (group, "provider_only", names(own.only)),
        (group, "provider_ignore", names(own.ignore)),
      ]
    }
    values += ForeignReading.styleNames.map { ("_styles", $1, .text(word($0) ?? "")) }
    return values.map { ([$0, "config", $1, "value"], $2) }
  }

  private func backend(_ backend: Backend) -> YAMLTree { .text(backend == .openRouter ? "openrouter" : "") }

  private func names(_ slugs: [String]) -> YAMLTree { .list(slugs.map { .text(words.name(ofProvider: $0)) }) }
}
