import Cells
import Domain

extension Form {
  /// The tab Prompt: what the picture is to show, and how it is made.
  static func create(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    let lines = model.size.height
    let promptRows = lines >= 50 ? 8 : lines >= 36 ? 6 : lines >= 24 ? 3 : 2
    var entries: [FormEntry] = [
      .textBox(.prompt, rows: promptRows), .textBox(.negative, rows: lines >= 36 ? 2 : 1),
    ]
    if lines >= 30 { entries.append(.gap) }
    entries.append(.control(.setting(model.createModelSetting.id)))
    entries += DraftField.allCases.map { .control(.draft($0)) }
    entries += [.references] + model.create.references.indices.map { .reference($0) }
    let capability = model.create.draft.capability
    let own = Parameter.settingIDs(of: capability)
    entries += Fields.section(capability.rawValue).filter {
      own.contains($0.id) && $0.isShown(model.settings, model.world)
    }.map { .control(.setting($0.id)) }
    return entries + [.plan, .generate]
  }
}

extension Parameter {
  /// The settings that stand on Create too: all model-dependent ones but the number of images, which Create has itself.
  static func settingIDs(of capability: Capability) -> Set<String> {
    let own = allCases.filter { ![.aspectRatio, .references, .count].contains($0) }
    return Set(own.map { "\(capability.rawValue).\($0.settingName)" })
  }
}
