import Cells

/// The keys that the footer names: a fold over the keymap for where one is.
package enum KeyHints {
  package struct Hint: Hashable, Sendable {
    package let keys: String
    package let words: String
  }

  package static func hints(for model: Model) -> [Hint] {
    let context = model.context
    return wanted(model).filter { $0.0.allSatisfy { $0.disabledReason(in: model) == nil } }.compactMap {
      actions, words in
      let names = actions.compactMap { Keymap.standard.name(of: $0, in: context) }
      return names.count == actions.count ? Hint(keys: names.joined(), words: words) : nil
    } + literal(model)
  }

  /// What is worth a word, most useful first; the line shows as many as fit.
  private static func wanted(_ model: Model) -> [([Action], String)] {
    switch model.context {
    case .reading where model.readText?.isActive == true:
      [([.up, .down], "scroll"), ([.back], "cancel")]
    case .reading where model.readText != nil:
      [([.up, .down], "scroll"), ([.back], "close"), ([.analyse], "ask again")]
    case .reading: [([.up, .down], "scroll"), ([.back], "close")]
    case .jobs:
      [
        ([.up, .down], "move"), ([.open], "show"), ([.cancelJob], "cancel it"), ([.cancelAllJobs], "cancel all"),
        ([.back], "close"),
      ]
    case .question: [([.back], "cancel")]
    case .files:
      [
        ([.open], "add"), ([.complete], "complete"), ([.up, .down], "move"), ([.mark], "mark several"),
        ([.back], "close"),
      ]
    case .text:
      [
        ([.generate], model.isInstructing ? "write the prompt" : "generate"), ([.back], "leave field"),
        ([.externalEditor], "$EDITOR"), ([.palette], "palette"),
        ([.help], "help"),
      ]
    case .filter: [([.up, .down], "move"), ([.open], "choose"), ([.back], "close")]
    case .picker:
      [
        ([.up, .down], "move"), ([.open], "choose"), ([.showAll], "all"), ([.markModel], "compare"),
        ([.cycleSort], "sort"),
        ([.browse], "size"),
        ([.favourite], "favourite"), ([.back], "keep"),
      ]
    case .style:
      [([.saveStyle], "save"), ([.back], "leave"), ([.externalEditor], "$EDITOR"), ([.help], "help")]
    case .styles:
      [
        ([.up, .down], "move"), ([.open], "choose"), ([.newStyle], "new"), ([.editStyle], "edit"),
        ([.duplicateStyle], "duplicate"), ([.deleteStyle], "delete"), ([.previewPrompt], "prompt"), ([.undo], "undo"),
        ([.help], "help"), ([.quit], "quit"),
      ]
    case .result: result(model)
    case .gallery: GalleryText.hints(model)
    case .form: form(model)
    }
  }

  private static func result(_ model: Model) -> [([Action], String)] {
    if model.comparison.isOpen {
      return [
        ([.previousPicture, .nextPicture], "choose"), ([.open], "zoom"), ([.save], "save"), ([.again], "again"),
        ([.jobs], "jobs"), ([.back], "form"), ([.help], "help"),
      ]
    }
    if !model.runningJobs.isEmpty, model.shownPicture == nil {
      return [
        ([.discard], "cancel"), ([.generate], "queue another"), ([.jobs], "jobs"), ([.back], "form"), ([.help], "help"),
        ([.quit], "quit"),
      ]
    }
    var hints: [([Action], String)] = [
      ([.save], "save"), ([.again], "again"), ([.editAgain], "edit"), ([.iterate], "iterate"),
      ([.analyse], "analyse"), ([.discard], "discard"), ([.help], "help"), ([.view], "open"), ([.zoom], "zoom"),
    ]
    if model.pictures.count > 1 { hints.append(([.previousPicture, .nextPicture], "others")) }
    return hints + [([.back], "form"), ([.quit], "quit")]
  }

  private static func form(_ model: Model) -> [([Action], String)] {
    guard model.zone == .form else {
      return [([.up, .down], "move"), ([.open], "go in"), ([.help], "help"), ([.quit], "quit")]
    }
    if model.focusedReference != nil {
      return [
        ([.generate], "generate"), ([.open], "view"), ([.earlierReference, .laterReference], "order"),
        ([.removeReference], "remove"), ([.addReference], "add"), ([.up, .down], "move"), ([.help], "help"),
      ]
    }
    if model.panel == .create {
      if model.isInstructing {
        return [
          ([.generate], "write the prompt"), ([.open], "edit"), ([.up, .down], "move"), ([.changeTab], "prompt"),
          ([.nextZone], "zone"), ([.help], "help"), ([.quit], "quit"),
        ]
      }
      return [
        ([.generate], model.isComparing ? "compare" : "generate"), ([.endCompare], "one model"), ([.open], "edit"),
        ([.up, .down], "move"), ([.changeTab], "instruct"),
        ([.previewPrompt], "preview"),
        ([.nextZone], "zone"), ([.palette], "palette"), ([.help], "help"), ([.quit], "quit"),
      ]
    }
    var hints: [([Action], String)] = [
      ([.up, .down], "move"), ([.left, .right], "change"), ([.open], "edit"), ([.undo], "undo"), ([.reset], "default"),
    ]
    if case .openRouter = model.panel { hints.insert(([.testKey], "test key"), at: 3) }
    return hints + [([.nextZone], "zone"), ([.find], "find"), ([.help], "help"), ([.quit], "quit")]
  }

  /// Keys that are not in the keymap because they are text elsewhere.
  private static func literal(_ model: Model) -> [Hint] {
    if case .confirm? = model.layers.last {
      return [Hint(keys: "y", words: "yes"), Hint(keys: "n", words: "no"), Hint(keys: "⏎", words: "take it")]
    }
    if let draft = model.styleDraft {
      let next = Hint(keys: "Tab", words: "next field")
      return draft.part == .kind ? [next, Hint(keys: "←→", words: "choose")] : [next]
    }
    if case .prompt? = model.layers.last { return [Hint(keys: "⏎", words: "take it")] }
    guard model.layers.isEmpty else { return [] }
    switch model.editor {
    case .multiselect: return [Hint(keys: "Space", words: "mark"), Hint(keys: "type", words: "filter")]
    case .galleryFilter: return [Hint(keys: "type", words: "filter")]
    case .dropdown, .picker: return [Hint(keys: "type", words: "filter")]
    case .line, .key: return [Hint(keys: "⏎", words: "take it")]
    default: return []
    }
  }
}
