import Cells
import Domain
import Media
import Raster

import struct Foundation.Date
import struct Foundation.Decimal

/// Whatever can happen to the program.
package enum Message: Sendable {
  /// What the terminal told since the last time, in order.
  case inputs([InputEvent])
  /// The clock moved, in monotonic seconds, and what the wall clock says; sent whenever the loop wakes up.
  case ticked(Double, today: Date? = nil)
  /// The catalogue with its search index, and where it came from.
  case catalogueLoaded(ModelIndex, CatalogueState)
  case catalogueFailed(Failure)
  case endpointsLoaded(model: String, [ImageEndpoint])
  case endpointsFailed(model: String)
  case keyChanged(masked: String?, KeySource?)
  case keyChecked(KeyState)
  case spendingLoaded(SpendSummary, [String: LearntCost])
  case progressed(JobID, Progress)
  /// A model refused a job and billed nothing; another one is asked.
  case turned(JobID, Attempt, to: String)
  /// A partial picture, decoded small.
  case partialShown(JobID, Picture.Preview)
  /// The answer is saved and decoded.
  case finished(JobID, [NewPicture], Outcome)
  case failed(JobID, Failure)
  /// The whole answer of a request for words.
  case answered(JobID, Outcome)
  case prepared(JobID, PreparedEdit)
  /// A text was spoken: what is known of the sound, and how it looks.
  case spoken(JobID, GalleryItem, Bitmap?, Outcome)
  /// The sound of an asset has ended, was stopped, or cannot be played.
  case soundEnded(String)
  /// What a request cost by the service's record, and what of that was told before, in US dollars.
  case costLearned(JobID, GenerationRecord, told: Decimal = 0)
  case settingsSaved(Settings)
  case stylesLoaded(StyleBook)
  case lexiconLoaded(Lexicon)
  case promptsLoaded(PromptPicker)
  case presetsLoaded([Preset])
  /// A style is on disk; a new one under its new id.
  case styleSaved(ImageStyle, isNew: Bool)
  case styleDeleted(String)
  /// A style was not saved or not deleted.
  case styleFailed(Failure)
  /// What $EDITOR made of the style that is open, or of a part of it.
  case styleEdited(ImageStyle)
  case stylePartEdited(StylePart, String)
  case pictureSaved(PictureID, path: String)
  /// There is a file of that name already; it was left alone.
  case fileExists(PictureID, path: String)
  /// References that were read, and why others were not.
  case referencesRead([LoadedReference], refused: [Failure], ReferenceUse)
  case gallery(GalleryMessage)
  case gateway(GatewayMessage)
  /// A part of a picture; nil where its file gives none.
  case closeup(CloseupWish, Bitmap?)
  case folderListed(FolderRequest, Result<FolderListing, Failure>)
  case editorClosed(FieldRef, text: String)
  /// Something to say, from wherever.
  case noticed(Notice.Kind, String)
  /// Something that was tried failed, with words for the user.
  case effectFailed(Failure)
  case signalled(Signal)

  /// One event alone.
  package static func input(_ event: InputEvent) -> Message { .inputs([event]) }
}

/// What the operating system asks of the program.
package enum Signal: Hashable, Sendable {
  case terminate(Int32)
  case suspend
  case resumed
}
