import Cells

/// Pictures beside each other on one page, with captions, the heads of their axes, and a legend.
package struct ContactSheet: Sendable {
  /// One picture, or what stands in its place.
  package struct Tile: Sendable {
    /// Its pixels, for the shape of the tiles; nil where there is no picture.
    package var shape: Size?
    /// Why there is none.
    package var note: String
    /// The first may take two lines.
    package var captions: [String]

    package init(shape: Size? = nil, note: String = "", captions: [String] = []) {
      self.shape = shape
      self.note = note
      self.captions = captions
    }
  }

  /// Tiles in rows, with heads where the rows and columns mean something.
  package struct Table: Sendable {
    /// Above it; empty for none.
    package var title: String
    /// Names of groups of as many columns each; empty for none.
    package var groups: [String]
    package var columns: [String]
    package var rows: [String]
    package var tiles: [[Tile]]

    package init(
      title: String = "", groups: [String] = [], columns: [String] = [], rows: [String] = [], tiles: [[Tile]]
    ) {
      self.title = title
      self.groups = groups
      self.columns = columns
      self.rows = rows
      self.tiles = tiles
    }
  }

  package var title: String
  package var subtitle: String
  package var tables: [Table]
  /// Lines at the foot, each a name and what it means.
  package var legend: [(name: String, words: String)]

  package init(
    title: String, subtitle: String = "", tables: [Table], legend: [(name: String, words: String)] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.tables = tables
    self.legend = legend
  }

  /// The page.
  ///
  /// - Parameter picture: gives the picture of a table, row and column, fitted into a box of pixels.
  package func drawn(_ picture: (_ table: Int, _ row: Int, _ column: Int, _ box: Size) -> Bitmap?) -> Bitmap {
    let layout = SheetLayout(self)
    var page = Bitmap(
      width: layout.page.width, height: layout.page.height, red: SheetLayout.paper.red, green: SheetLayout.paper.green,
      blue: SheetLayout.paper.blue)
    for text in layout.texts { page.write(text.text, at: text.origin, text.isLarge ? .large : .small, text.color) }
    for rule in layout.rules { page.fill(rule, SheetLayout.rule) }
    for place in layout.places {
      let found = place.tile.shape == nil ? nil : picture(place.table, place.row, place.column, place.box.size)
      guard let found else {
        page.fill(place.box, SheetLayout.empty)
        page.writeNote(place.tile.note.isEmpty ? "no picture" : place.tile.note, in: place.box)
        continue
      }
      // It stands on its own caption.
      let origin = Point(x: place.box.minX, y: place.box.maxY - found.height)
      page.draw(found.over(SheetLayout.paper), at: origin)
    }
    return page
  }
}

extension Bitmap {
  fileprivate mutating func writeNote(_ note: String, in box: Rect) {
    let font = PixelFont.small
    let room = max(1, (box.height - 24) / font.height)
    for (row, line) in font.wrapped(note, width: box.width - 32, limit: room).enumerated() {
      write(line, at: Point(x: box.minX + 16, y: box.minY + 16 + row * font.height), font, SheetLayout.faint)
    }
  }
}
