import Cells
import Domain

/// What the gallery says of itself on the last two lines.
enum GalleryText {
  /// What can be typed, or what a condition that cannot be read yet takes.
  static func filterHelp(_ model: Model) -> String {
    guard let problem = model.galleryFilter.problems.last else {
      return "Words of prompt, tags and analysis; model: type: tag: is: rating: for: since: until: <0.05 >0.01 sort:"
    }
    return GalleryFilter.advice(on: problem)
  }

  static func description(_ model: Model) -> String {
    if let problem = model.galleryFilter.problems.last { return "\(problem) is left out. \(filterHelp(model))" }
    if let game = model.gallery.tournament {
      return "Which is better? 1 or 2 takes it; \(game.left) pairs are left. Esc ends it."
    }
    if case .several(let seen) = model.gallery.view {
      return
        "1-\(seen.count) keeps, Enter shows one alone, Esc marks what is kept."
    }
    guard let item = model.gallery.current else {
      return model.isFiltering ? "" : "Pictures of the library: what was made here, and what you import."
    }
    if let closeup = model.closeupText { return closeup }
    if model.gallery.view == .one {
      let place = "\(model.gallery.list.cursor + 1) of \(model.gallery.count)"
      let facts = AssetFacts(item, model)
      return "\(place) · \(facts.title) · \(facts.brief)"
    }
    if model.panel == .create { return AssetFacts(item, model).brief }
    if item.asset.state == .trashed { return "In the trash for 30 days; b brings it back, x deletes it for good." }
    let isNarrow = model.size.width < 60
    let signs = model.look.glyphs.isUnicode ? ["✓", "●", "✗"] : ["+", "o", "!"]
    return "\(signs[0]) saved  \(signs[1]) \(isNarrow ? "" : "in the review queue, ")unsaved  \(signs[2]) file missing"
  }

  /// What is worth a word, most useful first.
  static func hints(_ model: Model) -> [KeyHints.Wanted] {
    let gallery = model.gallery
    if case .several = gallery.view { return gallery.tournament == nil ? several : pair }
    if gallery.count == 0 { return empty }
    if gallery.current?.asset.state == .trashed { return trashed }
    return gallery.view == .one ? large : many(gallery.form)
  }

  private static let pair: [KeyHints.Wanted] = [
    ([.keep(1)], "the first"), ([.keep(2)], "the second"), ([.left, .right], "choose"), ([.open], "alone"),
    ([.rateAssets], "rate"),
    ([.back], "end"), ([.help], "help"), ([.quit], "quit"),
  ]

  private static let several: [KeyHints.Wanted] = [
    ([.left, .right], "choose"), ([.open], "alone"), ([.rateAssets], "rate"), ([.tournament], "tournament"),
    ([.contactSheet], "sheet"), ([.save], "save"), ([.discard], "discard"), ([.iterate], "iterate"),
    ([.again], "again"),
    ([.useAsReference], "reference"), ([.back], "back"), ([.help], "help"), ([.quit], "quit"),
  ]

  private static let empty: [KeyHints.Wanted] = [
    ([.galleryUndo], "undo"), ([.filterGallery], "filter"), ([.importFiles], "import"), ([.back], "back"),
    ([.nextPanel], "next panel"), ([.help], "help"), ([.quit], "quit"),
  ]

  private static let trashed: [KeyHints.Wanted] = [
    ([.bringBack], "bring back"), ([.discard], "delete for good"), ([.markAsset], "mark"), ([.open], "view"),
    ([.chooseFilter], "show others"), ([.help], "help"),
  ]

  private static let large: [KeyHints.Wanted] = [
    ([.facts], "facts"), ([.save], "save"), ([.rateAssets], "rate"), ([.iterate], "iterate"), ([.again], "again"),
    ([.analyse], "analyse"),
    ([.discard], "discard"), ([.galleryUndo], "undo"), ([.back], "back"), ([.help], "help"), ([.editAgain], "edit"),
    ([.useAsReference], "reference"), ([.tagAssets], "tag"), ([.view], "open"), ([.open], "all facts"),
    ([.quit], "quit"),
  ]

  private static func many(_ form: GalleryState.Form) -> [KeyHints.Wanted] {
    [
      ([.open], "view"), ([.save], "save"), ([.iterate], "iterate"), ([.again], "again"), ([.discard], "discard"),
      ([.filterGallery], "filter"), ([.markAsset], "mark"), ([.galleryUndo], "undo"), ([.pairAssets], "compare"),
      ([.rateAssets], "rate"), ([.contactSheet], "sheet"),
      ([.chooseFilter], "choose"), ([.useAsReference], "reference"), ([.tagAssets], "tag"),
      ([.importFiles], "import"), ([.exportAssets], "export"), ([.editAgain], "edit"), ([.analyse], "analyse"),
      ([.galleryForm], form == .grid ? "list" : "grid"), ([.help], "help"), ([.quit], "quit"),
    ]
  }
}
