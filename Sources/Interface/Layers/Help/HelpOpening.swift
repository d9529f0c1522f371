import Cells
import Domain

/// What the help says before all keys: the first steps of one who has no picture yet, and the whole sentence about what
/// has the focus, where the description line has no room for it.
struct HelpOpening {
  private let model: Model

  init(_ model: Model) { self.model = model }

  var sections: [HelpText.Section] { [field, steps].compactMap { $0 } }

  private var field: HelpText.Section? {
    guard model.zone == .form, let ref = model.focusedRef else { return nil }
    let words = model.look.glyphs.spell(model.help(of: ref))
    guard DisplayWidth.of(words) > model.size.width - 2 else { return nil }
    let wrapped = WrappedText(words, width: ReadingView.width(model.size) - 1)
    return (
      ReadingView.Line("\(model.label(of: ref)) · here", role: .accent),
      wrapped.lines.map { ReadingView.Line(" " + wrapped.text(of: $0)) }
    )
  }

  private var steps: HelpText.Section? {
    let gallery = model.gallery
    let isEmpty = gallery.isLoaded && gallery.failure == nil && gallery.holdings.states.values.allSatisfy { $0 == 0 }
    guard isEmpty, model.pictures.isEmpty else { return nil }
    return (
      ReadingView.Line("First steps", role: .title),
      [
        line([.open, .generate], .form, "Create: write a prompt, then make a picture of it"),
        line([.chooseModel, .compare], .form, "Another model; several, compared on one prompt"),
        line([going(to: .gallery), .open], .form, "Gallery: find a picture again, and see it large"),
        line([.save, .exportAssets], .gallery, "There: keep it under a name, copy it to a folder"),
        line([going(to: .spending)], .form, "Spending: what it cost, and limits"),
        line([.palette], .form, "All that can be done, found by its words"),
      ]
    )
  }

  /// Keys as they are where the step is done; users may have others than the usual ones.
  private func line(_ actions: [Action], _ place: KeyContext, _ words: String) -> ReadingView.Line {
    let keys = actions.compactMap { model.keymap.name(of: $0, preferring: place) }
    return ReadingView.Line(words, key: model.look.glyphs.spell(keys.joined(separator: " ")))
  }

  private func going(to panel: Panel) -> Action {
    .panel((Panel.listed(model.settings).firstIndex(of: panel) ?? 0) + 1)
  }
}
