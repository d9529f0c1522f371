import Domain
import Foundation

extension SettingsDocument {
  /// Puts what the file says over the settings. Returns a sentence for each value that could not be taken.
  func apply(to settings: inout Settings) -> [String] {
    var notices: [String] = []
    // Before all models, whose names they may be.
    settings.aliases = aliases
    for capability in Capability.allCases {
      settings[capability].parameters = parameters(of: capability)
    }
    for field in Fields.all {
      guard let node = tree[field.path], !node.isNull else { continue }
      do throws(Failure) {
        try apply(node, to: field, of: &settings)
      } catch {
        let isLimit = field.keepUnreadable(node.text ?? "several values", in: &settings)
        notices.append("config.yaml: \(error.title) \(isLimit ? Field.refusing : "The default counts.")")
      }
    }
    if let strange = strangeLimits.first {
      let name = Harmless.line(strange, limit: 80)
      settings.budget.unreadable =
        "\(name) in config.yaml is no setting of this program, but looks like a limit, so nothing may be spent. "
        + "Correct its name (budget.per-image, per-day or per-month) or take it out."
      notices.append(settings.budget.unreadable ?? "")
    }
    settings.favourites = favourites
    return notices
  }

  /// What the user chose for each model, where it is spelled as the program does.
  func parameters(of capability: Capability) -> [String: [String: String]] {
    var found: [String: [String: String]] = [:]
    for model in tree[[capability.rawValue, "parameters"]]?.entries ?? [] where Self.isHarmless(model.key) {
      for choice in model.value.entries ?? [] where Self.isHarmless(choice.key) {
        guard let text = choice.value.text, !text.isEmpty else { continue }
        found[model.key, default: [:]][choice.key] = Harmless.line(text, limit: 2000)
      }
    }
    return found
  }

  var favourites: [String] {
    var seen: Set<String> = []
    return (tree["favourites"]?.list ?? []).compactMap(\.text).map { Harmless.line($0) }
      .filter { !$0.isEmpty && seen.insert($0).inserted }
  }

  /// The user's own names of models.
  var aliases: [String: String] {
    (tree[Self.aliasPath]?.entries ?? []).reduce(into: [:]) { aliases, entry in
      guard let name = entry.value.text, Self.isHarmless(entry.key), !name.isEmpty else { return }
      aliases[entry.key.lowercased()] = Harmless.line(ModelReference(name).id, limit: 500)
    }
  }

  static let aliasPath = ["models", "aliases"]

  private static func isHarmless(_ key: String) -> Bool { !key.isEmpty && Harmless.line(key, limit: 500) == key }

  private func apply(_ node: YAMLTree, to field: Field, of settings: inout Settings) throws(Failure) {
    if case .list = field.standard, let items = node.list {
      if case .list(let parse) = field.control {
        let texts = items.prefix(500).compactMap { $0.text ?? Self.alias($0) }
        var parsed: [String] = []
        for text in texts { parsed += try parse(Harmless.line(text, limit: 2000)) }
        field.write(&settings, .list(parsed))
      } else {
        let words = items.compactMap(\.text).flatMap(Field.items(of:))
        try field.take(words.prefix(500).joined(separator: ","), into: &settings)
      }
    } else if let text = node.text {
      try field.take(text, into: &settings)
    } else {
      throw Failure(.configuration, "\(field.id) holds several values, where one belongs.")
    }
  }
}

extension SettingsDocument {
  /// `{pattern: …, replacement: …}`, as other gateways write their aliases.
  private static func alias(_ node: YAMLTree) -> String? {
    guard let pattern = node["pattern"]?.text, let replacement = node["replacement"]?.text else { return nil }
    return "\(pattern)=\(replacement)"
  }
}

extension Field {
  /// What is said of a limit that cannot be read.
  static let refusing = "Nothing is sent until it is set again."

  /// A limit that cannot be read stands as it was found, so that nothing passes it; other fields have their defaults.
  ///
  /// - Returns: whether it is a limit.
  func keepUnreadable(_ text: String, in settings: inout Settings) -> Bool {
    guard case .amount = control else { return false }
    write(&settings, .word(Harmless.line(text.isEmpty ? "?" : text, limit: 80)))
    return true
  }

  /// Its place in config.yaml.
  var path: [String] { id.split(separator: ".").map(String.init) }

  /// Reads and writes a value that a file or the environment gives, before the catalogue, the styles and the themes are
  /// known: what depends on those is taken as it stands.
  func take(_ text: String, into settings: inout Settings) throws(Failure) {
    // Dropdowns over styles and themes offer what is chosen, also when it is missing; so choose it before asking.
    var candidate = settings
    write(&candidate, .word(Harmless.line(text.trimmingCharacters(in: .whitespaces))))
    write(&settings, try parse(text, settings: candidate, world: .permissive(for: settings)))
  }
}

extension World {
  /// A world in which the chosen model takes as many references as the service allows at most.
  fileprivate static func permissive(for settings: Settings) -> World {
    let range = Descriptor.range(min: 0, max: 16)
    let model = CatalogueModel(
      id: settings.editing.model, name: "",
      image: ImageAbilities(parameters: [Parameter.references.rawValue: range]))
    var world = World()
    world.catalogue = Catalogue(chatModels: [], imageModels: [model], providers: [], fetched: .distantPast)
    return world
  }
}
