import Domain

/// A picture that an action is about, wherever it was chosen: one of the library, or a result that the library does not have.
struct Subject: Sendable {
  let id: PictureID
  /// Its id in the library.
  var asset: String?
  /// Where the user saved it, else where it was written; empty while it is in memory alone.
  var path: String
  var isMissing = false
  /// Whether it has a name in the library.
  var isSaved = false
  /// What it is called, or may be called.
  var name: String
  /// As a list names it.
  var title: String
  var format: Format
  var visType: VisType
  var analysis: PictureAnalysis?

  /// Why its file cannot be read; nil where it can.
  var unreadable: String? {
    if path.isEmpty { return "It is in memory alone, as it could not be written: s saves it to a file." }
    return isMissing ? "Its file is gone: \(Harmless.line(path, limit: 300))." : nil
  }

  init(_ picture: Picture) {
    id = picture.id
    asset = picture.asset
    path = picture.savedPath ?? picture.path
    isSaved = picture.name != nil
    name = picture.name ?? picture.suggestedName
    title = picture.name ?? picture.plan.draft.prompt
    format = picture.plan.draft.format
    visType = picture.plan.draft.visType
    analysis = picture.analysis
  }

  init(_ item: GalleryItem, isMissing: Bool) {
    id = .asset(item.id)
    asset = item.id
    path = item.path
    self.isMissing = isMissing
    isSaved = item.asset.state == .saved
    name = item.asset.name ?? item.asset.suggestedName
    title = item.asset.title
    format = item.asset.origin.format
    visType = item.asset.origin.visType
    analysis = item.asset.analysis.isEmpty ? nil : PictureAnalysis(of: item.asset)
  }
}

/// The pictures that an action is about.
struct Chosen: Sendable {
  /// How many they are; of those that are far away from what is seen nothing else may be known.
  let count: Int
  /// Their ids in the library.
  let assets: [String]
  /// What is known of them.
  let subjects: [Subject]
}

extension Model {
  /// What is read about in the top layer, else what is chosen in the gallery, else the result that is shown.
  var chosenPictures: Chosen {
    if readText == nil, isInGallery { return chosenInGallery }
    let subject = readText == nil ? picture.map { Subject($0) } : pictureToAnalyse
    return Chosen(
      count: subject == nil ? 0 : 1, assets: [subject?.asset].compactMap { $0 }, subjects: [subject].compactMap { $0 })
  }

  var chosenInGallery: Chosen {
    let ids = gallery.chosen
    return Chosen(count: ids.count, assets: ids, subjects: ids.compactMap { subject(.asset($0)) })
  }

  /// A result of this session, or a picture of the gallery; nil when it is gone.
  func subject(_ id: PictureID) -> Subject? {
    guard case .asset(let name) = id else { return pictures.first { $0.id == id }.map { Subject($0) } }
    return gallery.item(name).map { Subject($0, isMissing: gallery.isMissing($0)) }
  }

  /// The result of this session that has what it takes to make a picture again; nil where the library has to read that.
  func wholeResult(of subject: Subject) -> Picture? {
    pictures.first { $0.id == subject.id && !($0.asset != nil && $0.isLetGo) }
  }
}
