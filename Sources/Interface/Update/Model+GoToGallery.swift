extension Model {
  /// Why the gallery could not do it either, if it were on the screen.
  func reasonInGallery(against action: Action) -> String? {
    var there = self
    there.go(to: .gallery)
    return there.layout.gallery == nil ? "Go to the gallery first." : there.galleryReason(against: action)
  }

  /// Goes where an action of the gallery is done.
  ///
  /// - Returns: whether a picture is to be chosen there first.
  mutating func goToGallery(for action: Action) -> Bool {
    go(to: .gallery)
    guard action.needsPicture, gallery.current == nil else { return false }
    say(.info, "Choose a picture first.")
    return true
  }
}
