import Domain

extension Model {
  mutating func openPresets() -> [Effect] {
    layers.append(PresetsLayer())
    return [.loadPresets]
  }

  /// What a preset holds stands on Create: the words are one step for `u`, model and parameters another.
  mutating func take(_ preset: Preset) -> [Effect] {
    let style = preset.style.flatMap { $0.isEmpty || world.styles.style($0) != nil ? $0 : nil }
    replaceOnCreate {
      $0.create.prompt.replace(with: preset.prompt)
      $0.create.negative.replace(with: preset.negative)
      ($0.create.visType, $0.create.format, $0.create.style) = (preset.visType, preset.format, style)
      $0.create.count = Rules.images.clamp(preset.count)
      $0.create.tab = .prompt
    }
    goToPrompt()
    let capability = create.draft.capability
    let unfit = world.catalogue.model(preset.model).map { !$0.serves(capability) } ?? !world.catalogue.isEmpty
    guard preset.model.isEmpty || !unfit else {
      say(.warning, "\(preset.name) stands here, but \(preset.model) cannot be used now, so the model stays.")
      return []
    }
    say(.success, "\(preset.name) stands here: change what you like, then ^G.")
    return change(to: preset.applied(to: settings, for: capability))
  }

  mutating func askToKeepPreset(named name: String) {
    layers.append(
      LineQuestion("Keep what stands on Create as a preset. Its name:", name, verb: "keep") { $0.keepPreset($1) })
  }

  private mutating func keepPreset(_ text: String) -> [Effect] {
    guard let name = Preset.name(text) else {
      say(Preset.unusable(text))
      return [.beep]
    }
    let draft = create.draft
    let preset = draft.preset(named: name, settings[draft.capability])
    let deed: Confirm.Deed = { $0.replacePreset(preset) }
    return asksAboutKey(in: "\(preset.prompt) \(preset.negative)", deed: deed) ? [] : deed(&self)
  }

  private mutating func replacePreset(_ preset: Preset) -> [Effect] {
    guard create.presets?.contains(where: { $0.name.lowercased() == preset.name.lowercased() }) == true else {
      return [.savePreset(preset)]
    }
    ask("There is a preset \(preset.name) already. Replace it?", yes: "Replace") { _ in [.savePreset(preset)] }
    return []
  }
}
