import Domain

extension Panel {
  package static let gallery = Panel("gallery")
}

/// The pictures of the library; the gallery itself stands where others have a form.
enum GalleryPanel {
  static let row = PanelRow(
    panel: .gallery, title: "Gallery", shortTitle: "Gal",
    mark: { model in
      let kept = model.gallery.holdings.kept
      return kept > 0 ? RailMark(text: String(kept), role: .muted, inset: 1) : nil
    },
    entries: { _, _ in [] })
}
