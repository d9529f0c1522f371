/// What the result pane shows, and what it needs for that.
package struct ResultPane: Sendable {
  /// Which picture is seen; nil is the job that runs, or the newest picture.
  package var shownPicture: PictureID?
  /// The newest partial picture of each job that runs.
  package var partials: [JobID: Picture.Preview] = [:]
  /// Results that went to the trash, for when they are taken back; the newest few.
  var discarded: [Picture] = []
  /// Whether what is known of a large picture stands beside it.
  var showsFacts = false
  package var rendered = RenderedPictures()
}

extension Model {
  package var shownPicture: PictureID? {
    get { results.shownPicture }
    set { results.shownPicture = newValue }
  }

  package var partials: [JobID: Picture.Preview] {
    get { results.partials }
    set { results.partials = newValue }
  }

  var discarded: [Picture] {
    get { results.discarded }
    set { results.discarded = newValue }
  }
}
