import Cells
import Domain

/// The keys that the footer names: a fold over the keymap for where one is.
package enum KeyHints {
  /// Actions that share a word.
  package typealias Wanted = (actions: [Action], words: String)

  package struct Hint: Hashable, Sendable {
    package let keys: String
    package let words: String
    /// Whether it is a way out, or to the help: such come last, and others give way to them.
    package let isKept: Bool

    init(keys: String, words: String, isKept: Bool = false) {
      self.keys = keys
      self.words = words
      self.isKept = isKept
    }

    func width(_ glyphs: Glyphs) -> Int { DisplayWidth.of(glyphs.spell(keys)) + 1 + DisplayWidth.of(words) }
  }

  package static func hints(for model: Model) -> [Hint] {
    let own = wanted(model).filter { actions, _ in
      !always.contains(actions) && actions.allSatisfy { $0.disabledReason(in: model) == nil && isOfUse($0, model) }
    }
    let (back, others) = (own.filter { $0.0 == [.back] }, own.filter { $0.0 != [.back] })
    return named(others, model) + literal(model) + named(back + last(model), model, isKept: true)
  }

  /// As many as a line has room for: those that are kept first of all, then the others in their order.
  package static func fitting(_ hints: [Hint], in width: Int, _ glyphs: Glyphs) -> [Hint] {
    var room = width
    func those(_ hints: [Hint]) -> [Hint] {
      Array(
        hints.prefix { hint in
          let width = hint.width(glyphs)
          guard width <= room else { return false }
          room -= width + 2
          return true
        })
    }
    let kept = Array(those(hints.filter(\.isKept).reversed()).reversed())
    return those(hints.filter { !$0.isKept }) + kept
  }

  private static func named(_ wanted: [Wanted], _ model: Model, isKept: Bool = false) -> [Hint] {
    wanted.compactMap { actions, words in
      let names = actions.compactMap { model.keymap.name(of: $0, in: model.context) }
      return names.count == actions.count ? Hint(keys: names.joined(), words: words, isKept: isKept) : nil
    }
  }

  private static let always: Set<[Action]> = [[.help], [.quit]]

  /// Help and quit, where letters are commands; where they are text the help alone, as it has a key of its own there.
  private static func last(_ model: Model) -> [Wanted] {
    switch model.context {
    case .form, .styles, .gateway, .result, .largeResult, .gallery, .picture, .choosing:
      [([.help], "help"), ([.quit], "quit")]
    case .text, .style, .slides: [([.help], "help")]
    case .filter, .picker, .reading, .files, .jobs, .question: []
    }
  }

  /// Whether a key does something to what has the focus of a form.
  private static func isOfUse(_ action: Action, _ model: Model) -> Bool {
    guard model.zone == .form, model.context.andWider.contains(.form), let ref = model.focusedRef else { return true }
    switch action {
    case .left, .right: return model.control(of: ref).hasNeighbours
    case .open:
      if case .spending = ref { return false }
      return ref != .gateway(.routes)
    case .reset: return model.isModified(ref)
    default: return true
    }
  }

  /// What is worth a word, most useful first; help and quit follow by themselves.
  private static func wanted(_ model: Model) -> [Wanted] {
    if let top = model.layers.last { return top.hints(in: model) }
    return switch model.context {
    case .reading, .jobs, .files, .style: []
    case .question: [([.back], "cancel")]
    case .text:
      [
        ([.generate], model.isInstructing ? "write the prompt" : "generate"), ([.back], "leave field"),
        ([.promptHistory], "earlier"), ([.externalEditor], "$EDITOR"), ([.palette], "palette"),
      ]
    case .filter: [([.up, .down], "move"), ([.open], "choose"), ([.back], "close")]
    case .picker:
      [
        ([.up, .down], "move"), ([.open], "choose"), ([.showAll], "all"), ([.markModel], "compare"),
        ([.cycleSort], "sort"),
        ([.browse], "size"),
        ([.favourite], "favourite"), ([.back], "keep"),
      ]
    case .result, .largeResult: result(model)
    case .gallery, .picture, .choosing: GalleryText.hints(model)
    case .slides: model.slideHints
    case .form, .styles, .gateway: form(model)
    }
  }

  private static func result(_ model: Model) -> [Wanted] {
    if model.comparison.isOpen {
      return [
        ([.previousPicture, .nextPicture], "choose"), ([.open], "zoom"), ([.save], "save"), ([.again], "again"),
        ([.contactSheet], "sheet"), ([.discard], "discard"),
        ([.jobs], "jobs"), ([.back], "form"),
      ]
    }
    if !model.runningPictureJobs.isEmpty, model.shownPicture == nil {
      return [
        ([.discard], "cancel"), ([.generate], "queue another"), ([.jobs], "jobs"), ([.back], "form"),
      ]
    }
    var hints: [Wanted] = [
      ([.save], "save"), ([.again], "again"), ([.editAgain], "edit"), ([.iterate], "iterate"),
      ([.analyse], "analyse"), ([.discard], "discard"), ([.view], "open"), ([.zoom], "zoom"),
    ]
    if !model.isLarge, model.picture?.bitmap != nil { hints = [([.open], "large")] + hints }
    if model.isLarge { hints = [([.facts], "facts"), ([.zoomIn, .zoomOut], "closer")] + hints }
    if model.pictures.count > 1 { hints.append(([.previousPicture, .nextPicture], "others")) }
    return hints + [([.back], "form")]
  }

  private static func form(_ model: Model) -> [Wanted] {
    guard model.zone == .form else { return [([.up, .down], "move"), ([.open], "go in")] }
    return model.panel.row?.hints(model) ?? PanelRow.usualHints
  }

  /// Keys that are not in the keymap because they are text elsewhere.
  private static func literal(_ model: Model) -> [Hint] {
    if let top = model.layers.last { return top.ownHints(in: model) }
    if case .textBox(let ref)? = model.editor {
      return model.text(of: ref).canUndo ? [Hint(keys: "^Z", words: "undo")] : []
    }
    switch model.editor {
    case .multiselect: return [Hint(keys: "Space", words: "mark"), Hint(keys: "type", words: "filter")]
    case .galleryFilter: return [Hint(keys: "type", words: "filter")]
    case .dropdown(let state) where state.ref == .galleryFilter:
      return [Hint(keys: "Space", words: "on or off"), Hint(keys: "type", words: "filter")]
    case .dropdown, .picker: return [Hint(keys: "type", words: "filter")]
    case .line: return [Hint(keys: "⏎", words: "accept")]
    case .key: return [Hint(keys: "⏎", words: "save")]
    default: return []
    }
  }
}

extension Optional where Wrapped == Control {
  /// Whether left and right change the value.
  fileprivate var hasNeighbours: Bool {
    switch self {
    case .checkbox, .slider, .number, .dropdown: true
    default: false
    }
  }
}
