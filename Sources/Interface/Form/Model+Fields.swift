import Cells
import Domain

extension Model {
  /// The form of the panel that is seen.
  package var form: Form { knownForm ?? Form(panel, model: self, isRoomy: size.width >= 80 && size.height >= 24) }

  /// The same, with its form made once for all who ask for it. For reading alone: it does not follow changes.
  var withForm: Model {
    var model = self
    model.knownForm = form
    return model
  }

  /// What has the focus on the form that is seen.
  package var focusedRef: FieldRef? {
    let refs = form.refs
    guard !refs.isEmpty else { return nil }
    return refs[min(max(0, focus[panel] ?? 0), refs.count - 1)]
  }

  package func label(of ref: FieldRef) -> String {
    switch ref {
    case .setting(let id): Fields.field(id)?.label ?? id
    case .draft(let field): field.label
    case .prompt: "Prompt"
    case .negative: "Negative prompt"
    case .references: "References"
    case .reference(let place): "Reference \(place + 1)"
    case .instructions: "Instructions"
    case .character: "Character name"
    case .key: "OpenRouter API key"
    case .generate: "Generate"
    case .spokenText: "Text"
    case .speak: "Speak"
    case .axis(let place): SweepText.axisName(place)
    case .axisValues: "  values"
    case .referenceUses: "Good as a reference for"
    case .galleryFilter: "Show only"
    case .spending(let part): part.title
    case .gateway(let part): part.title
    }
  }

  /// The sentence for the description line.
  package func help(of ref: FieldRef) -> String {
    switch ref {
    case .setting(let id): settingHelp(id)
    case .draft(let field): field.help
    case .prompt: "What the picture should show. Enter edits it; nothing is sent before ^G."
    case .negative: "What it should not show; goes into the prompt, as the service has no field."
    case .references: "Pictures that go along: it becomes an edit of them. Enter chooses files."
    case .reference: "Enter opens it, < and > change the order, - removes it, not its file."
    case .instructions: "What a picture should be about; the client model writes a prompt of it."
    case .character: "The name of the character shown, for the prompt; may stay empty."
    case .spokenText: "What is to be said. Enter edits it, and what is pasted goes in; ^G sends it."
    case .speak: "Sends what is said above, one request for each piece; it may be billed."
    case .key: "One key for all three capabilities: t tests it, K or Enter changes it."
    case .axis: "Every value of one axis is tried with every value of the others."
    case .axisValues(let place): SweepText.help(of: create.sweep, place)
    case .generate where isInstructing: "One request that writes the prompt; it may be billed. No picture is made."
    case .referenceUses: "Space marks; such pictures are found again with for: in the filter."
    case .galleryFilter:
      "Space switches a condition, Enter does too and closes. Several hold together."
    case .generate: "Sends what is shown above: one deliberate act, and it may be billed."
    case .spending(let part): part.help
    case .gateway(let part): part.help
    }
  }

  private func settingHelp(_ id: String) -> String {
    guard let field = Fields.field(id) else { return "" }
    if overridden.contains(id) { return "\(field.help) Now set by \(field.environmentName)." }
    return field.help
  }

  package func control(of ref: FieldRef) -> Control? {
    switch ref {
    case .setting(let id): Fields.field(id)?.control.resolved(settings, world)
    case .draft(.visType): .dropdown { _, _ in VisType.allCases.map { Choice($0.rawValue) } }
    case .draft(.format): .dropdown { _, _ in Format.allCases.map { Choice($0.rawValue, $0.title) } }
    case .draft(.style): .dropdown { settings, world in Self.styleChoices(settings, world) }
    case .draft(.count): .slider { _, _ in Control.Scale(Rules.images) }
    case .axis(let place): .dropdown { [create] _, _ in SweepText.subjects(of: create.sweep, place) }
    case .character, .axisValues: .text
    case .prompt, .negative, .instructions, .references, .reference, .key, .generate, .referenceUses, .galleryFilter,
      .spending, .spokenText, .speak, .gateway:
      nil
    }
  }

  package func value(of ref: FieldRef) -> FieldValue {
    switch ref {
    case .setting(let id): Fields.field(id)?.read(settings) ?? .word("")
    case .draft(.visType): .word(create.visType.rawValue)
    case .draft(.format): .word(create.format.rawValue)
    case .draft(.style): .word(create.style ?? Self.usualStyle)
    case .draft(.count): .number(create.count)
    case .prompt: .word(create.prompt.text)
    case .negative: .word(create.negative.text)
    case .instructions: .word(create.instructions.text)
    case .character: .word(create.character)
    case .spokenText: .word(speech.text.text)
    case .axis(let place): .word(create.sweep.axis(place)?.subject.name ?? "")
    case .axisValues(let place): .word(create.sweep.axis(place)?.words ?? "")
    case .references, .reference, .key, .generate, .speak, .referenceUses, .galleryFilter, .spending, .gateway:
      .word("")
    }
  }

  /// The text of a box of Create.
  func text(of ref: FieldRef) -> TextBuffer {
    ref == .spokenText
      ? speech.text : ref == .negative ? create.negative : ref == .instructions ? create.instructions : create.prompt
  }

  /// The word a value is shown by: the title of its choice where it has one.
  package func title(of ref: FieldRef) -> String {
    let value = value(of: ref)
    switch control(of: ref) {
    case .dropdown(let choices), .suggestions(let choices):
      return choices(settings, world).first { $0.value == value.text }?.title ?? value.text
    default: return value.text
    }
  }

  /// Stands for "as the panel Styles says" among the styles of Create.
  static let usualStyle = "*"

  private static func styleChoices(_ settings: Settings, _ world: World) -> [Choice] {
    let usual = world.styles.style(settings.styles.art)?.name ?? "none"
    return [Choice(usualStyle, "\(usual)", detail: "as on Styles"), Choice("", "- None -")]
      + world.styles.styles(of: .art).map { Choice($0.id, $0.name) }
  }

  /// Stores a value where it belongs, settings with undo.
  ///
  /// - Returns: what is to be done about it.
  package mutating func set(_ ref: FieldRef, _ value: FieldValue) -> [Effect] {
    switch (ref, value) {
    case (.setting(let id), _):
      guard let field = Fields.field(id) else { return [] }
      var changed = settings
      field.write(&changed, value)
      return change(to: changed)
    case (.referenceUses, .list(let words)): return setUses(words)
    case (.galleryFilter, .word(let token)): setFilter(GalleryFilter.toggled(token, in: gallery.filter))
    case (.draft(.visType), .word(let word)): create.visType = VisType(rawValue: word) ?? create.visType
    case (.draft(.format), .word(let word)): create.format = Format(rawValue: word) ?? create.format
    case (.draft(.style), .word(let word)): create.style = word == Self.usualStyle ? nil : word
    case (.character, .word(let word)): create.character = word
    case (.axis(let place), .word(let name)): return chooseSubject(name, of: place)
    case (.axisValues(let place), .list(let values)): return setValues(values, of: place)
    case (.draft(.count), .number(let number)): create.count = Rules.images.clamp(number)
    default: break
    }
    return []
  }

  mutating func resetField(_ ref: FieldRef) -> [Effect] {
    switch ref {
    case .setting(let id):
      guard let field = Fields.field(id), field.isModified(in: settings) else { return [] }
      return set(ref, field.standard)
    case .draft(let field):
      let fresh = CreateState()
      switch field {
      case .visType: create.visType = fresh.visType
      case .format: create.format = fresh.format
      case .style: create.style = fresh.style
      case .count: create.count = fresh.count
      }
    case .reference(let place): removeReference(place)
    case .axis(let place): removeAxis(place)
    case .axisValues(let place): return setValues([], of: place)
    case .prompt, .negative, .instructions, .character, .references, .key, .generate, .referenceUses, .galleryFilter,
      .spending, .spokenText, .speak, .gateway:
      break
    }
    return []
  }

  /// Replaces the settings, remembers the old ones and has them saved.
  package mutating func change(to new: Settings) -> [Effect] {
    guard new != settings else { return [] }
    let old = settings
    let change = SettingsChange(old: old, new: new)
    remember(change)
    return adopt(new, from: old)
  }

  mutating func adopt(_ new: Settings, from old: Settings) -> [Effect] {
    settings = new
    look.follow(new)
    if !panel.isListed(new) { panel = .general }
    return [.saveSettings(changes: SettingsChange(old: old, new: new))] + neededEndpoints() + startWaitingJobs()
  }

  /// Endpoint records of the chosen image models that are not here and not on their way.
  mutating func neededEndpoints() -> [Effect] {
    let own = [Capability.textToImage, .editing].flatMap { [settings[$0].model] + settings[$0].others }
    let chosen = own + create.compared
    return chosen.compactMap { id -> Effect? in
      guard world.catalogue.model(id)?.image != nil, world.endpoints[id] == nil,
        traffic.pendingEndpoints.insert(id).inserted
      else { return nil }
      return .loadEndpoints(model: id)
    }
  }
}
