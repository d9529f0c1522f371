import Cells

extension Action {
  package static let save = Action("save")
  package static let again = Action("again")
  package static let editAgain = Action("editAgain")
  package static let iterate = Action("iterate")
  package static let useAsReference = Action("useAsReference")
  package static let analyse = Action("analyse")
  package static let cancelText = Action("cancelText")
  package static let view = Action("view")
  package static let facts = Action("facts")
  package static let discard = Action("discard")
  package static let nextPicture = Action("nextPicture")
  package static let previousPicture = Action("previousPicture")
  package static let contactSheet = Action("contactSheet")
}

/// What is done with a picture, in the result pane and in the gallery.
enum ResultActions {
  static let rows: [ActionRow] = [
    both(
      .save, "Save the picture with a name, or rename it", also: "rename name keep store copy file",
      [.on("s", in: .commands), .on(.character("s"), .character("N"), in: [.gallery])], needs: [.listed, .untrashed],
      deed: { $0.askForName($0.chosenPictures) }),
    both(
      .again, "Generate the same again", also: "repeat redo retry", [.on("r", in: [.result])],
      needs: [.listed, .request, .untrashed],
      reason: { $0.standsOnGap ? $0.reasonAgainstRemaking : reasonWithoutPicture($0) },
      deed: { $0.standsOnGap ? $0.remakeCompared() : $0.again($0.chosenPictures) }),
    both(
      .editAgain, "Take its prompt back to edit", also: "change reuse prompt recall", [.on("e", in: [.result])],
      needs: [.listed, .single, .recipe], deed: one { $0.editAgain($1) }),
    both(
      .iterate, "Iterate: it becomes the reference", also: "edit change vary", [.on("i", in: [.result])],
      needs: [.listed, .single, .untrashed], deed: { $0.useAsReferences($0.chosenPictures, .iterate) }),
    both(
      .useAsReference, "Use as a reference too", also: "edit input", [.on("U", in: [.result])],
      needs: [.listed, .untrashed], deed: { $0.useAsReferences($0.chosenPictures, .add) }),
    both(
      .analyse, "Analyse the picture, or read its analysis", also: "analyze describe caption",
      [.on("a", in: [.form, .result, .reading])], needs: [.listed, .single, .untrashed],
      reason: reasonAgainstAnalysis, deed: one { $0.analyse($1) }),
    ActionRow(
      .cancelText, .result, "Cancel the analysis or the writing", also: "stop abort", [.on("x", in: [.reading])],
      reason: { $0.readText?.isActive == true ? nil : "No analysis or writing runs here." },
      deed: { $0.cancelRead() }),
    both(
      .view, "Open in the system's viewer", also: "show external viewer", [.on("o", in: .commands)],
      needs: [.listed, .single], deed: one { $0.view($1) }),
    ActionRow(
      .facts, .result, "What is known of the large picture, or it alone", also: "metadata prompt details",
      [.on("f", in: [.result, .picture])],
      reason: { $0.isLarge ? nil : "Works where a picture is large; Enter makes it so." },
      change: { $0.results.showsFacts.toggle() }),
    both(
      .contactSheet, "Contact sheet: pictures on one page, as a PNG", also: "page share export poster grid",
      [.on("E", in: [.result])], needs: [.listed], reason: { $0.reasonAgainstSheet }, deed: { $0.askForSheet() }),
    both(
      .discard, "Cancel the job, or discard the picture", also: "delete remove trash stop", [.on("x", in: .commands)],
      needs: [.listed], reason: reasonAgainstDiscarding,
      deed: { !$0.isInGallery && $0.standsForJob ? $0.discardJob() : $0.discard($0.chosenPictures) }),
    both(
      .nextPicture, "Next picture", [.on(.right, .character("l"), .character("n"), in: [.result])], needs: [.listed],
      reason: reasonWithoutOther, deed: { $0.goToPicture(.nextPicture) }),
    both(
      .previousPicture, "Previous picture", [.on(.left, .character("h"), .character("p"), in: [.result])],
      needs: [.listed], reason: reasonWithoutOther, deed: { $0.goToPicture(.previousPicture) }),
  ]

  /// What the gallery and the result pane have in common.
  ///
  /// - Parameters:
  ///   - needs: what must be so in the gallery.
  ///   - reason: why it cannot be done in the result pane.
  private static func both(
    _ action: Action, _ summary: String, also synonyms: String = "", _ keys: [KeyBinding], needs: [GalleryNeed],
    reason: @escaping @Sendable (Model) -> String? = reasonWithoutPicture,
    deed: @escaping @Sendable (inout Model) -> [Effect]
  ) -> ActionRow {
    ActionRow(
      action, .result, summary, also: synonyms, keys,
      reason: { $0.isInGallery ? $0.galleryReason(needs) : reason($0) }, deed: deed)
  }

  /// What is done with the first of the chosen pictures, once its facts are known.
  private static func one(
    _ deed: @escaping @Sendable (inout Model, GalleryItem) -> [Effect]
  ) -> @Sendable (inout Model) -> [Effect] {
    { model in
      let chosen = model.chosenPictures
      guard let item = chosen.items.first else { return model.sayUnknown(chosen) }
      return deed(&model, item)
    }
  }

  @Sendable private static func reasonWithoutPicture(_ model: Model) -> String? {
    if model.picture != nil { return nil }
    return model.pictures.isEmpty
      ? "There is no picture yet; ^G makes one." : "No picture is shown; ← goes to the last."
  }

  @Sendable private static func reasonAgainstAnalysis(_ model: Model) -> String? {
    if model.pictureToAnalyse != nil { return nil }
    return model.layers.isEmpty
      ? "There is no picture to analyse." : "a asks again when an analysis has ended."
  }

  @Sendable private static func reasonAgainstDiscarding(_ model: Model) -> String? {
    let hasShown = model.picture != nil || model.followedJob != nil && !model.pictures.isEmpty
    let hasJobs = !model.runningJobs.isEmpty || !model.waitingJobs.isEmpty
    return hasShown || hasJobs ? nil : "There is nothing to cancel or discard."
  }

  @Sendable private static func reasonWithoutOther(_ model: Model) -> String? {
    model.movesCloseup || model.comparison.isOpen || model.pictures.count + (model.newestJob == nil ? 0 : 1) > 1
      ? nil : "There is no other picture."
  }
}
