import Domain
import Foundation

/// presets.yaml.
package struct PresetFiles: PresetStore {
  private let table: ConfigTable

  package init(paths: Paths) {
    table = ConfigTable(
      "presets.yaml", paths: paths, header: ["Presets: named prompts with model, format, style and parameters."])
  }

  package func load() -> (presets: [Preset], notices: [String]) {
    do throws(Failure) {
      var notices: [String] = []
      let presets = try table.entries().compactMap { entry -> Preset? in
        if let preset = Preset(entry) { return preset }
        notices.append("presets.yaml: \(Harmless.line(entry.key, limit: 60)) was skipped: it is no preset.")
        return nil
      }
      return (presets.sorted { $0.name.lowercased() < $1.name.lowercased() }, notices)
    } catch {
      return ([], [error.title])
    }
  }

  package func save(_ preset: Preset) throws(Failure) {
    guard let name = Preset.name(preset.name) else { throw Preset.unusable(preset.name) }
    try table.change { entries in
      entries.filter { $0.key.lowercased() != name.lowercased() } + [.init(name, preset.tree)]
    }
  }

  package func delete(_ name: String) throws(Failure) {
    try table.change { entries throws(Failure) in
      let kept = entries.filter { $0.key.lowercased() != name.lowercased() }
      guard kept.count < entries.count else {
        throw Failure(
          .usage, "There is no preset \"\(Harmless.line(name, limit: 80))\".", advice: "See `visualizer presets list`.")
      }
      return kept
    }
  }
}

extension Preset {
  fileprivate init?(_ entry: YAMLTree.Entry) {
    guard let name = Preset.name(entry.key), entry.value.entries != nil else { return nil }
    self.init(name: name)
    let tree = entry.value
    func words(_ key: String) -> String {
      Harmless.words(tree[key]?.text?.trimmingCharacters(in: .newlines) ?? "", limit: 20_000)
    }
    prompt = words("prompt")
    negative = words("negative")
    model = Harmless.line(tree["model"]?.text ?? "", limit: 200)
    visType = VisType(parsing: tree["vis-type"]?.text ?? "") ?? visType
    format = Format(rawValue: tree["format"]?.text ?? "") ?? format
    style = tree["style"]?.text.map { Harmless.line($0, limit: 200) }
    count = Rules.images.clamp(Int(tree["count"]?.text ?? "") ?? 1)
    let known = Set(Parameter.allCases.map(\.rawValue))
    for entry in tree["parameters"]?.entries ?? [] where known.contains(entry.key) {
      parameters[entry.key] = entry.value.text.map { Harmless.line($0, limit: 100) }
    }
  }

  /// What says nothing is left out.
  fileprivate var tree: YAMLTree {
    var entries: [YAMLTree.Entry] = [.init("prompt", Self.text(prompt))]
    if !negative.isEmpty { entries.append(.init("negative", Self.text(negative))) }
    if !model.isEmpty { entries.append(.init("model", .text(model))) }
    if visType != .unspecified { entries.append(.init("vis-type", .text(visType.rawValue))) }
    entries.append(.init("format", .text(format.rawValue)))
    if let style { entries.append(.init("style", .word(style, style: .quoted))) }
    if count != 1 { entries.append(.init("count", .number(count))) }
    if !parameters.isEmpty {
      let rows = parameters.sorted { $0.key < $1.key }.map { YAMLTree.Entry($0.key, .text($0.value)) }
      entries.append(.init("parameters", .map(rows)))
    }
    return .map(entries)
  }

  private static func text(_ text: String) -> YAMLTree {
    .word(text, style: text.contains("\n") ? .block : .automatic)
  }
}
