import Domain

/// The pictures that an action is about.
struct Chosen: Sendable {
  /// How many they are; of those that are far away from what is seen nothing else may be known.
  let count: Int
  /// Their ids in the library.
  let assets: [String]
  /// What is known of them.
  let items: [GalleryItem]
}

extension Model {
  /// What is read about in the top layer, else what is chosen in the gallery, else the result that is shown.
  var chosenPictures: Chosen {
    if readText == nil, isInGallery { return chosenInGallery }
    let one = readText == nil ? picture.flatMap { item(of: $0.id) } : pictureToAnalyse
    let items = one.map { [$0] } ?? []
    return Chosen(count: items.count, assets: items.filter(\.isInLibrary).map(\.id), items: items)
  }

  var chosenInGallery: Chosen {
    let ids = gallery.chosen
    return Chosen(count: ids.count, assets: ids, items: ids.compactMap { gallery.item($0) })
  }

  /// What is known of a picture, whoever shows it; nil where nothing is, or not yet.
  package func item(of id: PictureID) -> GalleryItem? {
    if case .asset(let name) = id { gallery.item(name) } else { nil }
  }

  /// Why the file of a picture cannot be read; nil where it can.
  func unreadable(_ item: GalleryItem) -> String? {
    if item.path.isEmpty { return "It is in memory alone, as it could not be written: s saves it to a file." }
    return gallery.isMissing(item) ? "Its file is gone: \(Harmless.line(item.path, limit: 300))." : nil
  }

  /// The result of this session that has what it takes to make a picture again; nil where the library has to read that.
  func wholeResult(of item: GalleryItem) -> Picture? {
    results.made.first { $0.asset == item.id && !(item.isInLibrary && $0.isLetGo) }
  }
}
