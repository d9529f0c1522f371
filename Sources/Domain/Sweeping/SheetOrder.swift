/// Which pictures are put on a contact sheet, and how they belong together.
package struct SheetOrder: Hashable, Sendable {
  /// One place on the sheet.
  package struct Cell: Hashable, Sendable {
    /// The picture's id in the library; nil where there is none.
    package var asset: String?
    /// Why there is none.
    package var note: String

    package init(asset: String? = nil, note: String = "") {
      self.asset = asset
      self.note = note
    }
  }

  /// What stands above them; nil is what they were all asked for.
  package var title: String?
  /// What they differ in; nil for any pictures.
  package var sweep: Sweep?
  /// Of a sweep one for each of its combinations, in their order.
  package var cells: [Cell]

  package init(_ ids: [String], title: String? = nil) {
    self.title = title
    cells = ids.map { Cell(asset: $0) }
  }

  package init(_ sweep: Sweep, title: String, cells: [Cell]) {
    self.sweep = sweep
    self.title = title
    self.cells = cells
  }

  package init(_ record: RunRecord) {
    guard let sweep = record.sweep else {
      self.init(record.items.flatMap { $0.pictures.map(\.id) })
      return
    }
    let cells = sweep.cells.map { cell in
      let item = record.items.first { $0.cell == cell.index }
      return Cell(asset: item?.pictures.first?.id, note: item?.note ?? "Not planned.")
    }
    self.init(sweep, title: record.prompt, cells: cells)
  }
}

extension RunItem {
  /// What is said in place of its picture.
  package var note: String {
    switch state {
    case .waiting: "Not sent."
    case .sent, .unknown: failure?.sentence ?? "Sent, and never answered."
    case .failed: failure?.sentence ?? "It failed."
    case .done: "No picture came."
    }
  }
}
