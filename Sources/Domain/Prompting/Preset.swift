import Foundation

/// A named Create: what is to be made, and how.
package struct Preset: Hashable, Sendable {
  package var name: String
  package var prompt = ""
  package var negative = ""
  package var visType = VisType.unspecified
  package var format = Format.landscape
  /// A style's id; nil is the art style of the settings, empty is none.
  package var style: String?
  package var count = 1
  /// Empty is the model of the settings.
  package var model = ""
  /// By the names that the settings have for them, such as `resolution`.
  package var parameters: [String: String] = [:]

  package init(name: String) { self.name = name }

  package static let longestName = 60

  /// The name as it is kept; nil where it cannot be one.
  package static func name(_ text: String) -> String? {
    let name = Harmless.line(text.split(whereSeparator: \.isWhitespace).joined(separator: " "), limit: 200)
    return (1...longestName).contains(name.count) && !name.hasPrefix("-") ? name : nil
  }

  package static func unusable(_ name: String) -> Failure {
    Failure(
      .usage, "\"\(Harmless.line(name, limit: 80))\" cannot be the name of a preset.",
      advice: "A name has 1 to \(longestName) characters and does not begin with -.")
  }
}

extension Preset {
  /// The settings with its model and parameters; none of those that the model had before is left.
  ///
  /// - Parameter named: a model that goes before its own.
  package func applied(to settings: Settings, for capability: Capability, model named: String? = nil) -> Settings {
    var settings = settings
    if let model = named ?? (model.isEmpty ? nil : model) { settings[capability].model = model }
    let model = settings[capability].model
    settings[capability].parameters[model] = parameters.isEmpty ? nil : parameters
    return settings
  }
}

extension [Preset] {
  /// By name, letter case aside.
  package func named(_ name: String) -> Preset? {
    first { $0.name == name } ?? first { $0.name.lowercased() == name.lowercased() }
  }

  /// - Throws: a `.usage` failure with the names that are near.
  package func required(_ name: String) throws(Failure) -> Preset {
    if let preset = named(name) { return preset }
    let near = EditDistance.nearest(to: name, among: map { $0.name.lowercased() })
    throw Failure(
      .usage, "There is no preset \"\(Harmless.line(name, limit: 80))\".",
      advice: near.isEmpty
        ? "See `visualizer presets list`." : "Did you mean \(near.joined(separator: ", "))?")
  }
}

extension Draft {
  /// What stands on Create as a preset.
  ///
  /// - Parameter settings: of the capability that the draft asks for.
  package func preset(named name: String, _ settings: CapabilitySettings) -> Preset {
    var preset = Preset(name: name)
    (preset.prompt, preset.negative, preset.visType) = (prompt, negative, visType)
    (preset.format, preset.style, preset.count) = (format, style, count ?? 1)
    preset.model = settings.model
    preset.parameters = settings.parameters[settings.model] ?? [:]
    return preset
  }
}
