import Domain
import Raster

/// The panel Speech: what is to be said, and what was said last.
package struct SpeechState: Sendable {
  /// A book is spoken from the command line; here is room for some pages.
  package var text = TextBuffer(isMultiline: true, limit: 200_000)
  /// What ^G would send, or why it cannot be.
  package var plan: Result<SpeechPlan, Failure> = .failure(Failure(.usage, "There is no text to speak."))
  /// The job that speaks, or did last.
  package var job: JobID?
  /// The id of what was spoken last, and how it looks.
  package var result: String?
  package var waveform: Bitmap?
  /// The id of the sound that plays.
  package var playing: String?
  package var rendered = RenderedPictures()

  package init() {}
}
