import Cells
import Domain

/// Something to be done outside; data, so that tests compare it and logs print it.
package enum Effect: Hashable, Sendable {
  case loadCatalogue(fresh: Bool)
  case loadEndpoints(model: String)
  case checkKey
  /// Sums up the ledger.
  case loadSpending
  case saveKey(APIKey)
  /// Billable: exactly one POST.
  case generate(JobID, ImageRequest, Plan)
  /// Begins the manifest of a sweep, before any of its jobs.
  case keepRun(RunOpening)
  /// A job makes again what another one of a sweep did not: it takes its place in the manifest.
  case rejoinRun(JobID, former: JobID)
  /// Billable: exactly one POST, with the picture of the path added to the request.
  case analyse(JobID, path: String, ChatRequest)
  /// Billable: exactly one POST.
  case write(JobID, ChatRequest)
  /// Billable: one POST for each question of the plan's preparation, one after the other.
  case prepare(JobID, Plan)
  /// Billable: one POST for each piece of the text that is not here yet.
  case speak(JobID, SpeechPlan)
  /// Plays the file of a sound to its end; what played before ends.
  case play(asset: String, path: String, mediaType: String)
  case stopPlaying
  case cancel(JobID)
  /// From now on requests go out though the ledger cannot note them; until it can.
  case allowUnrecorded
  case saveSettings(changes: SettingsChange)
  case saveDraft(SavedDraft)
  case savePicture(PictureID, from: PictureSource, to: String, replacing: Bool)
  /// Moves a file that the library does not have to the trash beside the pictures.
  case discard(path: String)
  case gallery(GalleryEffect)
  case gateway(GatewayEffect)
  /// Decodes a part of a picture at the resolution at which it is shown.
  case closeup(CloseupWish)
  /// Hands text to the terminal's clipboard.
  case copy(String)
  case openEditor(FieldRef, text: String)
  case openViewer(path: String)
  /// Has files read as references.
  case readReferences([String], ReferenceUse)
  case listFolder(FolderRequest)
  case loadStyles
  /// Reads snippets and wildcards.
  case loadLexicon
  /// Reads the prompts of earlier.
  case loadPrompts
  /// Keeps a prompt that made way for another one.
  case keepPrompt(String)
  case deletePrompt(Int64)
  case loadPresets
  case savePreset(Preset)
  case deletePreset(String)
  case saveStyle(ImageStyle, isNew: Bool)
  case deleteStyle(String)
  /// Opens $EDITOR on a part of a style; nil is the whole of it as YAML.
  case openStyleEditor(ImageStyle, StylePart?)
  /// What was typed after an effect that gave the terminal away, for when it is back.
  case takeInput([InputEvent])
  case redraw
  case beep
  case suspend
  /// Ends the program, which begins again as the demo.
  case startDemo
  /// Ends the program; what sets up key and models goes on, and the screen after it.
  case startOnboarding
  /// Ends the program with a status.
  case quit(Int32)
}

/// Settings before and after a change.
package struct SettingsChange: Hashable, Sendable {
  package let old: Settings
  package let new: Settings

  package init(old: Settings, new: Settings) {
    self.old = old
    self.new = new
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(new.textToImage.model)
    hasher.combine(new.general.timeout)
  }
}
