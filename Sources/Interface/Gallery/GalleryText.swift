import Domain

/// What the gallery says of itself on the last two lines.
enum GalleryText {
  static func description(_ model: Model) -> String {
    if case .pair = model.gallery.view { return "Two side by side. Esc or c goes back." }
    guard let item = model.gallery.current else {
      return "Pictures of the library: what was made here, and what you import."
    }
    if model.gallery.view == .one {
      return "Arrows go to the next picture, Enter tells all that is known, Esc goes back."
    }
    if model.panel == .create { return AssetFacts(item, model).brief }
    return model.look.glyphs.isUnicode
      ? "✓ saved  ● in the review queue, unsaved  ✗ file missing" : "x saved  o in the review queue, unsaved"
  }

  /// What is worth a word, most useful first.
  static func hints(_ model: Model) -> [([Action], String)] {
    let gallery = model.gallery
    if case .pair = gallery.view { return [([.back], "back"), ([.help], "help"), ([.quit], "quit")] }
    guard gallery.count > 0 else {
      return [
        ([.filterGallery], "filter"), ([.importFiles], "import"), ([.back], "back"), ([.nextPanel], "next panel"),
        ([.help], "help"), ([.quit], "quit"),
      ]
    }
    if gallery.current?.asset.state == .trashed {
      return [
        ([.bringBack], "bring back"), ([.discard], "delete for good"), ([.markAsset], "mark"), ([.open], "view"),
        ([.chooseFilter], "show others"), ([.help], "help"),
      ]
    }
    let view: [([Action], String)] = gallery.view == .one ? [([.open], "all facts")] : [([.open], "view")]
    return view + [
      ([.save], "save"), ([.iterate], "iterate"), ([.useAsReference], "reference"), ([.again], "again"),
      ([.editAgain], "edit"), ([.analyse], "analyse"), ([.discard], "discard"), ([.filterGallery], "filter"),
      ([.chooseFilter], "choose"), ([.markAsset], "mark"), ([.pairAssets], "compare"), ([.tagAssets], "tag"),
      ([.galleryForm], gallery.form == .grid ? "list" : "grid"), ([.galleryUndo], "undo"), ([.help], "help"),
      ([.quit], "quit"),
    ]
  }
}
