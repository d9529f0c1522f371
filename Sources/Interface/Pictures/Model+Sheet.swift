import Domain

extension Model {
  /// Why there is nothing to put on a sheet in the result pane; nil where there is.
  var reasonAgainstSheet: String? {
    if comparison.isOpen {
      return sheetItems.contains { $0.picture != nil } ? nil : "None of these pictures is here yet."
    }
    return picture == nil ? "There is no picture yet." : nil
  }

  /// What is marked, or side by side, or the set that is shown; else all that the gallery shows.
  var sheetOrder: SheetOrder? {
    guard isInGallery else { return comparison.isOpen ? shownSheet : picture.map { SheetOrder([$0.asset]) } }
    if !gallery.sideBySide.isEmpty { return SheetOrder(gallery.sideBySide) }
    if gallery.view == .many, gallery.marked.isEmpty { return SheetOrder(gallery.ids) }
    return SheetOrder(gallery.chosen)
  }

  /// The set in the result pane: a sweep with its axes.
  private var shownSheet: SheetOrder {
    let items = sheetItems
    let sweep = comparison.shown
    guard !sweep.isEmpty else { return SheetOrder(items.compactMap { $0.picture?.asset }) }
    let cells = sweep.cells.map { cell -> SheetOrder.Cell in
      let place = comparison.entries.firstIndex { $0.cell == cell }
      let item = items.first { $0.entry == place }
      let note = place.map { comparison.entries[$0].refusal } ?? ""
      return SheetOrder.Cell(asset: item?.picture?.asset, note: note.isEmpty ? Self.note(of: item?.job) : note)
    }
    let prompt = comparison.entries.lazy.compactMap { $0.plan?.draft.prompt }.first ?? ""
    return SheetOrder(sweep, title: prompt, cells: cells)
  }

  private static func note(of job: Job?) -> String {
    guard case .failed(let failure)? = job?.phase else { return "There is no picture of it." }
    return failure.title
  }

  /// `E`: one page of pictures, in a file of the user's.
  mutating func askForSheet() -> [Effect] {
    guard let order = sheetOrder else { return [.beep] }
    let count = order.cells.count { $0.asset != nil }
    guard count > 0, order.cells.count <= Rules.images.upperBound else {
      say(.info, "\(Rules.images.upperBound) pictures are the most on a sheet; mark fewer with Space.")
      return []
    }
    let words = order.title ?? order.cells.first?.asset.flatMap { gallery.item($0)?.asset.origin.prompt } ?? ""
    let name = "\(gallery.exportFolder)/\(Slug(words, limit: 32, orElse: "pictures").text)-sheet.png"
    let question = "Contact sheet of \(Self.pictures(count)): into which file?"
    layers.append(
      LineQuestion(question, name, verb: "make it") { model, path in
        guard !path.allSatisfy(\.isWhitespace) else { return [] }
        model.say(.info, "The sheet is being drawn.")
        return [.gallery(.sheet(order, to: path))]
      })
    return []
  }
}
