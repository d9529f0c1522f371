/// A parameter of `POST /images` that models describe in their `supported_parameters`. Which of them a model has, and
/// with what values, comes from its descriptors alone.
package enum Parameter: String, CaseIterable, Sendable {
  case resolution
  case quality
  case outputFormat = "output_format"
  case background
  case compression = "output_compression"
  case seed
  case count = "n"
  case aspectRatio = "aspect_ratio"
  case references = "input_references"

  /// Whether it is a field of the OpenRouter panels; ratio and references are chosen on Create.
  var isSetting: Bool { self != .aspectRatio && self != .references }

  /// The last part of its setting's name.
  package var settingName: String {
    switch self {
    case .outputFormat: "output-format"
    case .compression: "compression"
    case .count: "images"
    default: rawValue
    }
  }

  package var label: String {
    switch self {
    case .resolution: "Resolution"
    case .quality: "Quality"
    case .outputFormat: "Output format"
    case .background: "Background"
    case .compression: "Compression"
    case .seed: "Seed"
    case .count: "Images per request"
    case .aspectRatio: "Aspect ratio"
    case .references: "References"
    }
  }

  private var help: String {
    switch self {
    case .resolution: "The size tier the model works at; larger tiers usually cost more."
    case .quality: "How much work the model puts in; higher usually costs more."
    case .outputFormat: "The file format of the answer."
    case .background: "Transparent needs a format with transparency: PNG or WebP."
    case .compression: "0-100, for JPEG and WebP answers."
    case .seed: "The same number asks for the same picture again; empty is a new one each time."
    case .count: "How many pictures one request asks for."
    case .aspectRatio: "The shape that the model is asked for."
    case .references: "How many pictures go along."
    }
  }

  /// Its row on the panel of a capability: shown exactly when the chosen model describes it, with the control that the
  /// descriptor asks for, and remembered for each model.
  func field(of capability: Capability) -> Field {
    let name = rawValue
    return Field(
      id: "\(capability.rawValue).\(settingName)", label: label, help: help,
      control: .varying { settings, world in
        control(for: world.catalogue.model(settings[capability].model)?.image?.parameters[name])
      },
      read: { .word($0[capability][parameter: name] ?? "") },
      write: { if case .word(let word) = $1 { $0[capability][parameter: name] = word } },
      isShown: { settings, world in
        world.catalogue.model(settings[capability].model)?.image?.parameters[name] != nil
      })
  }

  private func control(for descriptor: Descriptor?) -> Control {
    switch descriptor {
    case .values(let values): .dropdown { _, _ in [Choice("", "model default")] + values.map { Choice($0) } }
    case .range(let low, let high): .number(bounds: (low ?? 0)...max(low ?? 0, high ?? Int(Int32.max)))
    case .flag where self == .seed: .number(bounds: 0...Int(Int32.max))
    case .flag: .dropdown { _, _ in [Choice("", "model default"), Choice("true", "on"), Choice("false", "off")] }
    case .unknown, nil: .text
    }
  }
}
