import Domain

/// A preset as the command line prints it.
struct PresetSheet {
  let preset: Preset

  /// Name, model, format and prompt.
  var row: [String] {
    [preset.name, preset.model.isEmpty ? "-" : preset.model, preset.format.rawValue, Harmless.line(preset.prompt)]
  }

  var lines: [String] {
    let parameters = preset.parameters.sorted { $0.key < $1.key }
    let facts = [
      ("name", preset.name), ("prompt", preset.prompt), ("negative", preset.negative), ("model", preset.model),
      ("format", preset.format.rawValue), ("vis type", preset.visType.argumentName),
      ("style", preset.style.map { $0.isEmpty ? "none" : $0 } ?? ""), ("images", String(preset.count)),
    ]
    return (facts + parameters.map { ($0.key, $0.value) }).map { name, text in
      name + String(repeating: " ", count: max(1, 20 - name.count)) + (text.isEmpty ? "-" : Harmless.line(text))
    }
  }

  var json: JSONText {
    .object([
      ("name", .text(preset.name)), ("prompt", .text(preset.prompt)), ("negative", .text(preset.negative)),
      ("model", .text(orNull: preset.model.isEmpty ? nil : preset.model)), ("format", .text(preset.format.rawValue)),
      ("vis_type", .text(preset.visType.rawValue)), ("style", .text(orNull: preset.style)),
      ("count", .whole(preset.count)),
      ("parameters", .object(preset.parameters.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
    ])
  }
}
