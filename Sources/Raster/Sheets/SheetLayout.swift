import Cells

/// Where everything stands on the page of a contact sheet, in pixels.
struct SheetLayout {
  /// A line of text.
  struct Text {
    let text: String
    let origin: Point
    let isLarge: Bool
    let color: RGB
  }

  /// A tile with the box for its picture.
  struct Place {
    let table: Int
    let row: Int
    let column: Int
    let tile: ContactSheet.Tile
    let box: Rect
  }

  static let paper = RGB(0x17, 0x19, 0x1D)
  static let empty = RGB(0x24, 0x27, 0x2D)
  static let rule = RGB(0x3A, 0x3F, 0x47)
  static let ink = RGB(0xEC, 0xEE, 0xF1)
  static let faint = RGB(0xA4, 0xAB, 0xB5)
  static let accent = RGB(0x8F, 0xBC, 0xFF)

  private static let margin = 56
  private static let gap = 28
  /// Pixels more between groups of columns.
  private static let groupGap = 36
  /// Pixels from the foot of a picture to its caption.
  private static let lead = 10

  private(set) var page = Size(width: 1, height: 1)
  private(set) var texts: [Text] = []
  private(set) var rules: [Rect] = []
  private(set) var places: [Place] = []
  private let sheet: ContactSheet
  /// Of each picture's box; a row is as high as its highest picture needs.
  private let width: Int
  /// Columns at the left with the heads of the rows; 0 for none.
  private let head: Int
  private let columns: Int
  private let groups: Int
  private var y = SheetLayout.margin

  init(_ sheet: ContactSheet) {
    self.sheet = sheet
    let tables = sheet.tables
    columns = max(1, tables.flatMap { $0.tiles.map(\.count) }.max() ?? 1)
    groups = max(1, tables.map(\.groups.count).max() ?? 1)
    let longest = tables.flatMap { $0.rows.map(\.count) }.max() ?? 0
    head = longest == 0 ? 0 : min(max(8, longest), 20) * PixelFont.small.width + Self.gap
    width = min(640, max(256, (2000 - head) / columns - Self.gap))
    let across = head + columns * (width + Self.gap) - Self.gap + (groups - 1) * Self.groupGap
    let inner = max(across, 32 * PixelFont.large.width)
    page = Size(width: inner + 2 * Self.margin, height: 1)
    place(inner)
  }

  /// As high as the highest picture of a row needs, within reason.
  private func height(_ tiles: [ContactSheet.Tile]) -> Int {
    let shares = tiles.compactMap(\.shape).filter { $0.width > 0 }.map { Double($0.height) / Double($0.width) }
    return Int(Double(width) * min(1.5, max(0.4, shares.max() ?? 0.6)))
  }

  private mutating func place(_ inner: Int) {
    write(sheet.title, width: inner, limit: 3, isLarge: true, Self.ink)
    if !sheet.subtitle.isEmpty {
      y += 6
      write(sheet.subtitle, width: inner, limit: 2, isLarge: false, Self.faint)
    }
    for (number, table) in sheet.tables.enumerated() {
      y += number == 0 ? Self.gap : Self.groupGap
      place(table, number, inner)
    }
    guard !sheet.legend.isEmpty else { return end() }
    y += Self.gap + 8
    rules.append(Rect(x: Self.margin, y: y, width: inner, height: 2))
    y += 20
    let names = (sheet.legend.map(\.name.count).max() ?? 0) + 2
    for (name, words) in sheet.legend {
      texts.append(Text(text: name, origin: Point(x: Self.margin, y: y), isLarge: false, color: Self.faint))
      write(
        words, x: Self.margin + names * PixelFont.small.width, width: inner - names * PixelFont.small.width, limit: 4,
        isLarge: false, Self.ink)
      y += 4
    }
    end()
  }

  private mutating func end() { page.height = y + Self.margin }

  private mutating func place(_ table: ContactSheet.Table, _ number: Int, _ inner: Int) {
    if !table.title.isEmpty {
      write(table.title, width: inner, limit: 2, isLarge: true, Self.accent)
      y += 12
    }
    let size = table.columns.count / max(1, table.groups.count)
    placeHeads(table.groups.enumerated().map { ($0 * size, $1) }, over: size, isLarge: true)
    placeHeads(table.columns.enumerated().map { ($0, $1) }, over: 1, isLarge: false)
    for (row, tiles) in table.tiles.enumerated() {
      let top = y
      let height = height(tiles)
      if table.rows.indices.contains(row) {
        write(table.rows[row], width: head - Self.gap, limit: 5, isLarge: false, Self.accent)
      }
      y = max(y, top + height + Self.lead)
      let captions = tiles.enumerated().map { column, tile in
        let box = Rect(x: x(of: column), y: top, width: width, height: height)
        places.append(Place(table: number, row: row, column: column, tile: tile, box: box))
        return place(tile.captions, below: box)
      }
      y = max(y, top + height + Self.lead + (captions.max() ?? 0)) + Self.gap
    }
    y -= Self.gap
  }

  /// - Parameter over: the columns that each of them stands over.
  private mutating func placeHeads(_ heads: [(column: Int, text: String)], over columns: Int, isLarge: Bool) {
    guard heads.contains(where: { !$0.text.isEmpty }) else { return }
    let top = y
    var foot = y
    for (column, text) in heads {
      y = top
      let room = columns * (width + Self.gap) - Self.gap
      write(text, x: x(of: column), width: room, limit: 2, isLarge: isLarge, isLarge ? Self.ink : Self.accent)
      foot = max(foot, y)
    }
    y = foot + 10
  }

  /// - Returns: the pixels that the captions take.
  private mutating func place(_ captions: [String], below box: Rect) -> Int {
    let foot = y
    defer { y = foot }
    y = box.maxY + Self.lead
    for (line, caption) in captions.enumerated() where !caption.isEmpty {
      write(
        caption, x: box.minX, width: width, limit: line == 0 ? 2 : 1, isLarge: false,
        line == 0 ? Self.ink : Self.faint)
    }
    return y - box.maxY - Self.lead
  }

  private func x(of column: Int) -> Int {
    let group = groups > 1 ? column / max(1, columns / groups) : 0
    return Self.margin + head + column * (width + Self.gap) + group * Self.groupGap
  }

  private mutating func write(
    _ text: String, x: Int = SheetLayout.margin, width: Int, limit: Int, isLarge: Bool, _ color: RGB
  ) {
    let font: PixelFont = isLarge ? .large : .small
    for line in font.wrapped(text, width: width, limit: limit) {
      texts.append(Text(text: line, origin: Point(x: x, y: y), isLarge: isLarge, color: color))
      y += font.height + (isLarge ? 4 : 2)
    }
  }
}
