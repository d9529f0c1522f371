extension Model {
  /// Goes where an action of the gallery is done, unless it is on the screen.
  ///
  /// - Returns: whether it can be done now; false while a picture is to be chosen there first.
  mutating func goToGallery(needsPicture: Bool) -> Bool {
    guard layout.gallery == nil else { return true }
    go(to: .gallery)
    guard needsPicture, gallery.current == nil else { return true }
    say(.info, "Choose a picture first.")
    return false
  }
}
