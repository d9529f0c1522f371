import Domain

/// Something a user can do, wherever it is asked for: by a key, the palette or the mouse.
package enum Action: String, CaseIterable, Hashable, Sendable {
  case help, palette, log, jobs, theme, refresh, zoom, redraw, suspend, interrupt, quit
  case panel1, panel2, panel3, panel4, panel5, panel6, panel7, panel8, panel9, nextPanel, previousPanel
  case nextZone, previousZone, back
  case up, down, left, right, first, last, pageUp, pageDown, open, toggle, find, findNext
  case reset, undo, redo, testKey, changeKey, previewPrompt
  case generate, externalEditor, changeTab, chooseModel, compare, endCompare
  case addReference, removeReference, earlierReference, laterReference, complete, mark
  case save, again, editAgain, iterate, useAsReference, analyse, cancelText, view, facts, discard, nextPicture,
    previousPicture
  case showAll, cycleSort, favourite, browse, markModel
  case newStyle, editStyle, duplicateStyle, deleteStyle, saveStyle
  case cancelJob, cancelAllJobs
  case markAsset, markAll, galleryForm, filterGallery, chooseFilter, sortGallery
  case tagAssets, referenceUses, pairAssets, copyPath, exportAssets, importFiles, discardAll, bringBack, galleryUndo
}

extension Action {
  /// Where it stands in the help.
  package enum Group: String, CaseIterable, Sendable {
    case anywhere = "Anywhere"
    case panels = "Panels"
    case moving = "Lists and forms"
    case settings = "Settings"
    case creating = "Creating"
    case references = "References"
    case result = "Result"
    case picker = "Model picker"
    case styles = "Styles"
    case queue = "Jobs"
    case gallery = "Gallery"
  }

  package var group: Group {
    switch self {
    case .help, .palette, .log, .jobs, .theme, .refresh, .zoom, .redraw, .suspend, .interrupt, .quit, .back: .anywhere
    case .panel1, .panel2, .panel3, .panel4, .panel5, .panel6, .panel7, .panel8, .panel9, .nextPanel, .previousPanel,
      .nextZone, .previousZone:
      .panels
    case .up, .down, .left, .right, .first, .last, .pageUp, .pageDown, .open, .toggle, .find, .findNext: .moving
    case .reset, .undo, .redo, .testKey, .changeKey, .previewPrompt: .settings
    case .generate, .externalEditor, .changeTab, .chooseModel, .compare, .endCompare: .creating
    case .addReference, .removeReference, .earlierReference, .laterReference, .complete, .mark: .references
    case .save, .again, .editAgain, .iterate, .useAsReference, .analyse, .cancelText, .view, .facts, .discard,
      .nextPicture, .previousPicture:
      .result
    case .showAll, .cycleSort, .favourite, .browse, .markModel: .picker
    case .newStyle, .editStyle, .duplicateStyle, .deleteStyle, .saveStyle: .styles
    case .cancelJob, .cancelAllJobs: .queue
    case .markAsset, .markAll, .galleryForm, .filterGallery, .chooseFilter, .sortGallery, .tagAssets, .referenceUses,
      .pairAssets, .copyPath, .exportAssets, .importFiles, .discardAll, .bringBack, .galleryUndo:
      .gallery
    }
  }

  /// A few words, as the help and the palette say it.
  package var summary: String {
    switch self {
    case .help: "Help"
    case .palette: "Command palette"
    case .log: "Log of messages"
    case .jobs: "Jobs: what runs, waits and is done"
    case .theme: "Next theme"
    case .refresh: "Fetch the catalogue again"
    case .zoom: "Zoom this pane, and back"
    case .redraw: "Draw the screen afresh"
    case .suspend: "Suspend to the shell (in text ^Z undoes)"
    case .interrupt: "Cancel; twice: quit"
    case .quit: "Quit"
    case .panel1, .panel2, .panel3, .panel4, .panel5, .panel6, .panel7, .panel8, .panel9:
      "Panel \(panelNumber ?? 0)"
    case .nextPanel: "Next panel"
    case .previousPanel: "Previous panel"
    case .nextZone: "Next zone: rail, form, result"
    case .previousZone: "Previous zone"
    case .back: "Close the top layer"
    case .up: "Up"
    case .down: "Down"
    case .left: "Less, previous value"
    case .right: "More, next value"
    case .first: "First"
    case .last: "Last"
    case .pageUp: "Page up"
    case .pageDown: "Page down"
    case .open: "Open, edit, choose"
    case .toggle: "Toggle"
    case .find: "Find a setting; in the help, a key"
    case .findNext: "Find the next"
    case .reset: "Back to the default value"
    case .undo: "Undo: on Create what was done there, else a setting"
    case .redo: "Redo"
    case .testKey: "Test the key"
    case .changeKey: "Change the key"
    case .previewPrompt: "Show the final prompt"
    case .generate: "Generate: sends, and may be billed"
    case .externalEditor: "Edit in $EDITOR"
    case .changeTab: "Prompt, or Instruct: a model writes it"
    case .addReference: "Add references: pictures that go along"
    case .removeReference: "Remove the reference"
    case .earlierReference: "Move the reference up"
    case .laterReference: "Move the reference down"
    case .complete: "Complete the path"
    case .mark: "Mark a file, to add several"
    case .chooseModel: "Choose the model"
    case .compare: "Choose models to compare on one prompt"
    case .endCompare: "Stop comparing: one model again"
    case .save: "Save the picture with a name, or rename it"
    case .again: "Generate the same again"
    case .editAgain: "Take its prompt back to edit"
    case .iterate: "Iterate: it becomes the reference"
    case .useAsReference: "Use as a reference too"
    case .analyse: "Analyse the picture, or read its analysis"
    case .cancelText: "Cancel the analysis or the writing"
    case .view: "Open in the system's viewer"
    case .facts: "What is known of the large picture, or it alone"
    case .discard: "Cancel the job, or discard the picture"
    case .nextPicture: "Next picture"
    case .previousPicture: "Previous picture"
    case .showAll: "All models, or only those that fit"
    case .cycleSort: "Next order"
    case .favourite: "Mark as favourite"
    case .browse: "Under the field, or the whole panel with details"
    case .newStyle: "New style"
    case .editStyle: "Edit the style of this row"
    case .duplicateStyle: "Duplicate the style of this row"
    case .deleteStyle: "Delete the style of this row"
    case .saveStyle: "Save the style that is edited"
    case .markModel: "Mark for comparing; Enter takes the marked ones"
    case .cancelJob: "Cancel the job under the cursor"
    case .cancelAllJobs: "Cancel all that runs and waits"
    case .markAsset: "Mark a picture, to do something with several"
    case .markAll: "Mark all that is shown, or none"
    case .galleryForm: "Grid, or list"
    case .filterGallery: "Filter: words, model:, tag:, is:, since:, <0.05"
    case .chooseFilter: "Choose a filter: state, model, type, date, cost, tag"
    case .sortGallery: "Next order of the gallery"
    case .tagAssets: "Tag pictures"
    case .referenceUses: "What it can be used as a reference for"
    case .pairAssets: "Two side by side"
    case .copyPath: "Copy the path of the picture"
    case .exportAssets: "Export to a folder"
    case .importFiles: "Import files and folders"
    case .discardAll: "Discard all that is shown"
    case .bringBack: "Bring back from the trash"
    case .galleryUndo: "Undo in the gallery: discards, names, tags"
    }
  }

  /// Which panel it goes to, counted from 1.
  package var panelNumber: Int? {
    let all: [Action] = [.panel1, .panel2, .panel3, .panel4, .panel5, .panel6, .panel7, .panel8, .panel9]
    return all.firstIndex(of: self).map { $0 + 1 }
  }

  /// Why it cannot be done now; nil when it can.
  package func disabledReason(in model: Model) -> String? {
    if group == .gallery || model.isInGallery && Self.shared.contains(self) {
      return model.galleryReason(against: self)
    }
    return switch self {
    case .undo where model.history.canUndo(at: model.undoPlace): nil
    case .undo: model.panel == .create ? "Nothing to undo on Create." : "Nothing to undo."
    case .redo where model.panel == .create:
      model.history.canRedo(at: .create) ? nil : "Nothing to redo on Create."
    case .redo: model.history.canRedo(at: .settings) ? nil : "Nothing to redo."
    case .find where model.context == .reading: !model.isOnTop(HelpLayer.self) ? "/ searches the help alone." : nil
    case .facts: model.isLarge ? nil : "Works where a picture is large; Enter makes it so."
    case .removeReference, .earlierReference, .laterReference:
      model.focusedReference == nil ? "Go to a reference on Create first." : nil
    case .complete, .mark:
      if model.isOnTop(FileBrowser.self) { nil } else { "Works while references are added." }
    case .save, .again, .editAgain, .iterate, .useAsReference, .view:
      model.picture != nil
        ? nil
        : model.pictures.isEmpty ? "There is no picture yet; ^G makes one." : "No picture is shown; ← goes to the last."
    case .analyse:
      model.pictureToAnalyse != nil
        ? nil : model.layers.isEmpty ? "There is no picture to analyse." : "a asks again when an analysis has ended."
    case .cancelText: model.readText?.isActive == true ? nil : "No analysis or writing runs here."
    case .nextPicture, .previousPicture:
      model.comparison.isOpen || model.pictures.count + (model.newestJob == nil ? 0 : 1) > 1
        ? nil : "There is no other picture."
    case .discard:
      model.picture == nil && (model.followedJob == nil || model.pictures.isEmpty) && model.runningJobs.isEmpty
        && model.waitingJobs.isEmpty
        ? "There is nothing to cancel or discard." : nil
    case .findNext: model.lastSearch.isEmpty ? "Press / to search first." : nil
    case .newStyle: model.panel == .styles ? nil : "Go to the panel Styles first."
    case .editStyle, .duplicateStyle:
      model.panel != .styles
        ? "Go to the panel Styles first." : model.focusedStyle == nil ? "No style is chosen in this row." : nil
    case .deleteStyle: model.reasonNotToDeleteStyle
    case .saveStyle: model.styleDraft == nil ? "No style is being edited." : nil
    case .showAll, .cycleSort, .favourite, .browse:
      if case .picker = model.editor { nil } else { "Works in the model picker." }
    case .markModel: model.markRefusal
    case .endCompare: model.create.compared.isEmpty ? "Nothing is being compared; C chooses models." : nil
    case .cancelJob, .cancelAllJobs:
      if model.isOnTop(JobsLayer.self) {
        model.listedJobs.contains { !$0.isOver } ? nil : "Nothing runs or waits."
      } else {
        "Works in the list of jobs; J opens it."
      }
    default: nil
    }
  }

  /// Whether it does something with the picture under the gallery's cursor, or those that are marked.
  var needsPicture: Bool {
    switch self {
    case .markAsset, .tagAssets, .referenceUses, .pairAssets, .copyPath, .exportAssets, .bringBack: true
    default: false
    }
  }

  /// What the gallery and the result pane have in common.
  private static let shared: Set<Action> = [
    .save, .again, .editAgain, .iterate, .useAsReference, .analyse, .view, .discard, .nextPicture, .previousPicture,
  ]
}
