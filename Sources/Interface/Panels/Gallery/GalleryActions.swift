import Cells
import Domain

extension Action {
  package static let markAsset = Action("markAsset")
  package static let markAll = Action("markAll")
  package static let galleryForm = Action("galleryForm")
  package static let filterGallery = Action("filterGallery")
  package static let chooseFilter = Action("chooseFilter")
  package static let sortGallery = Action("sortGallery")
  package static let tagAssets = Action("tagAssets")
  package static let referenceUses = Action("referenceUses")
  package static let pairAssets = Action("pairAssets")
  package static let tournament = Action("tournament")
  package static let rateAssets = Action("rateAssets")
  package static let largerThumbnails = Action("largerThumbnails")
  package static let smallerThumbnails = Action("smallerThumbnails")
  package static let copyPath = Action("copyPath")
  package static let exportAssets = Action("exportAssets")
  package static let importFiles = Action("importFiles")
  package static let discardAll = Action("discardAll")
  package static let bringBack = Action("bringBack")
  package static let galleryUndo = Action("galleryUndo")

  /// Keeps one of the pictures that are side by side, counted from 1.
  package static func keep(_ number: Int) -> Action { Action("keep\(number)") }
}

/// What is done in the gallery itself; from elsewhere one goes there first.
enum GalleryActions {
  static let rows: [ActionRow] =
    [
      row(
        .markAsset, "Mark a picture, to do something with several", also: "select", .on(" ", in: [.gallery]),
        needs: [.chosen, .noSeveral], change: { $0.toggleMark() }),
      row(
        .markAll, "Mark all that is shown, or none", also: "select",
        .on(.character("*"), .control("a"), in: [.gallery]),
        needs: [.overview, .listed], change: { $0.markAll() }),
      row(
        .galleryForm, "Grid, or list", also: "thumbnails view layout", .on("v", in: [.gallery]), needs: [.overview],
        change: { $0.gallery.form = $0.gallery.form == .grid ? .list : .grid }),
      row(
        .filterGallery, "Filter: words, model:, tag:, is:, since:, <0.05", also: "search find pictures gallery",
        .on("/", in: [.gallery]), change: { $0.beginFiltering() }),
      row(
        .chooseFilter, "Choose a filter: state, model, type, date, cost, tag", also: "search find pictures gallery",
        .on("f", in: [.gallery]), change: { $0.openFilters() }),
      row(
        .sortGallery, "Next order of the gallery", also: "sort by", .on(.control("o"), in: [.gallery]),
        needs: [.overview], change: { $0.sortGallery() }),
      row(
        .tagAssets, "Tag pictures", also: "tags label keyword pictures", .on("t", in: [.gallery]),
        needs: [.chosen, .untrashed], change: { $0.askForTags() }),
      row(
        .referenceUses, "What it can be used as a reference for", also: "good for", .on("F", in: [.gallery]),
        needs: [.chosen, .untrashed], change: { $0.openUses() }),
      row(
        .pairAssets, "Up to nine side by side, or back", also: "compare choose cull", .on("c", in: [.gallery]),
        needs: [.chosen, .fewMarked], change: { $0.toggleSideBySide() }),
      row(
        .tournament, "Tournament: two at a time, the better one goes on", also: "choose best pairs winner",
        .on("w", in: [.gallery]), needs: [.chosen, .severalMarked], change: { $0.beginTournament() }),
      row(
        .rateAssets, "Rate: 0-5, or reject", also: "stars rating score reject cull", .on(",", in: [.gallery]),
        needs: [.chosen, .untrashed], change: { $0.askForRating() }),
      row(
        .largerThumbnails, "Larger thumbnails", also: "size zoom grid",
        .on(.character("+"), .character("="), in: [.gallery]),
        needs: [.overview], deed: { $0.resizeThumbnails(1) }),
      row(
        .smallerThumbnails, "Smaller thumbnails", also: "size zoom grid", .on("-", in: [.gallery]), needs: [.overview],
        deed: { $0.resizeThumbnails(-1) }),
      row(
        .copyPath, "Copy the path of the picture", also: "clipboard file yank", .on("y", in: [.gallery]),
        needs: [.chosen], deed: { $0.copyPaths($0.chosenInGallery) }),
      row(
        .exportAssets, "Export to a folder", also: "copy save pictures files out", .on("O", in: [.gallery]),
        needs: [.chosen], change: { $0.askForFolder() }),
      row(
        .importFiles, "Import files and folders", also: "add open pictures library", .on("A", in: [.gallery]),
        change: { $0.layers.append(FileBrowser(folder: $0.references.folder, purpose: .library)) }),
      row(
        .discardAll, "Discard all that is shown", also: "delete remove trash", .on("X", in: [.gallery]),
        needs: [.overview, .listed], deed: { $0.askToDiscard($0.gallery.ids, all: true) }),
      row(
        .bringBack, "Bring back from the trash", also: "restore undelete recover", .on("b", in: [.gallery]),
        needs: [.chosen, .trashed], deed: { [.gallery(.restore($0.gallery.chosen))] }),
      row(
        .galleryUndo, "Undo in the gallery: discards, names, tags", also: "revert restore take back",
        .on("u", in: [.gallery]), needs: [.undoStep], deed: { $0.undo(at: .gallery) }),
    ] + (1...Rules.mostSideBySide).map(keeping)

  private static func keeping(_ number: Int) -> ActionRow {
    var row = ActionRow(
      .keep(number), .gallery, "Keep picture \(number) of those side by side",
      [.on(.character(Character(String(number))), in: [.choosing])], listing: .never,
      reason: { model in
        GalleryNeed.sideBySide.reason(in: model)
          ?? (model.gallery.sideBySide.count < number ? "There are \(model.gallery.sideBySide.count) here." : nil)
      }, change: { $0.keep(number - 1) })
    row.shared = "Side by side: keep that picture, or let it go"
    return row
  }

  private static func row(
    _ action: Action, _ summary: String, also synonyms: String, _ keys: KeyBinding, needs: [GalleryNeed] = [],
    deed: @escaping @Sendable (inout Model) -> [Effect]
  ) -> ActionRow {
    ActionRow(
      action, .gallery, summary, also: synonyms, [keys], reason: { $0.galleryReason(needs) },
      deed: { $0.goToGallery(needsPicture: needs.contains(.chosen)) ? deed(&$0) : [] })
  }

  /// For what changes the model alone.
  private static func row(
    _ action: Action, _ summary: String, also synonyms: String, _ keys: KeyBinding, needs: [GalleryNeed] = [],
    change: @escaping @Sendable (inout Model) -> Void
  ) -> ActionRow {
    row(
      action, summary, also: synonyms, keys, needs: needs,
      deed: {
        change(&$0)
        return []
      })
  }
}
