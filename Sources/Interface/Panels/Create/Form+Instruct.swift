import Cells
import Domain

extension Form {
  /// The tab Instruct: what the prompt is to be about, and what ^G asks for.
  static func instruct(_ model: Model) -> [FormEntry] {
    let lines = model.size.height
    let rows = lines >= 50 ? 8 : lines >= 36 ? 6 : 3
    let gap: [FormEntry] = lines >= 30 ? [.gap] : []
    let format = model.create.visType.instructFormat
    return [.textBox(.instructions, rows: rows)] + gap
      + [
        .control(.setting(model.createModelSetting.id)), .control(.character), .control(.draft(.visType)),
        .facts(["gives the format \(format.title)"]),
        .control(.draft(.style)),
      ] + gap + [.plan, .generate]
  }
}
