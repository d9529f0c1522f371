import Domain

/// What the result pane shows, and what it needs for that.
package struct ResultPane: Sendable {
  /// All that were made in this session, in the order of their jobs; those in the trash are not shown.
  package var made: [Picture] = []
  /// Which picture was picked; nil is the job that runs, or the newest picture.
  package var picked: PictureID?
  /// The newest partial picture of each job that runs.
  package var partials: [JobID: Picture.Preview] = [:]
  /// Whether what is known of a large picture stands beside it.
  var showsFacts = false
  package var rendered = RenderedPictures()
}

extension Model {
  /// The pictures of this session that are not in the trash.
  package var pictures: [Picture] {
    results.made.filter { gallery.item($0.asset)?.asset.state != .trashed }
  }

  /// The picture that was picked, while it is there.
  package var shownPicture: PictureID? {
    get { results.picked.flatMap { id in pictures.contains { $0.id == id } ? id : nil } }
    set { results.picked = newValue }
  }

  package var partials: [JobID: Picture.Preview] {
    get { results.partials }
    set { results.partials = newValue }
  }

  /// Ids of what this session made: what is known of these is kept, however far the gallery is from them.
  var madeAssets: [String] { results.made.map(\.asset) }
}
