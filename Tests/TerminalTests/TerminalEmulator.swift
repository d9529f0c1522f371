import Cells

@testable import Terminal

/// A small terminal in memory: it understands what the program writes, so that a test can look at every cell.
struct TerminalEmulator {
  /// What a place shows. The right half of a wide character shows no text of its own.
  struct Place: Equatable {
    var text = " "
    var style = Style.plain

    /// As a user sees it: a blank has a background alone, unless it is underlined or reversed.
    var seen: Place {
      guard text == " ", style.attributes.isDisjoint(with: [.underline, .reverse]) else { return self }
      return Place(text: text, style: Style(background: style.background))
    }
  }

  private enum State {
    case ground, escape, charset
    case control([UInt8])
    /// A command that ends with BEL or `ESC \`, by what stands after its ESC.
    case command(UInt8)
    /// After an ESC within a command.
    case commandEscape(UInt8)
  }

  let size: Size
  /// A cell in pixels.
  let cell: Size
  private(set) var places: [Place]
  /// The cells that hold pixels instead of text, until text is written there.
  private var pixels: [Bool]
  var pictures = EmulatedPictures()
  /// Sequences that it does not know; what follows one of them is not to be trusted.
  private(set) var unknown: [String] = []
  var cursor = Point(x: 0, y: 0)
  var style = Style.plain
  /// Rows that scroll.
  var region: Range<Int>
  var wraps = true
  private var saved = (cursor: Point(x: 0, y: 0), style: Style.plain)
  /// Whether the last column was written, so that the next character begins a row.
  private var isPastEnd = false
  private var state = State.ground
  private var scalar: [UInt8] = []
  private var last: Unicode.Scalar = " "
  private var command: [UInt8] = []

  init(size: Size, cell: Size = Size(width: 10, height: 20)) {
    self.size = size
    self.cell = cell
    pixels = Array(repeating: false, count: size.width * size.height)
    places = Array(repeating: Place(), count: size.width * size.height)
    region = 0..<size.height
  }

  subscript(x: Int, y: Int) -> Place {
    get { places[y * size.width + x] }
    set { places[y * size.width + x] = newValue }
  }

  mutating func feed(_ bytes: some Sequence<UInt8>) { for byte in bytes { feed(byte) } }

  private mutating func feed(_ byte: UInt8) {
    switch state {
    case .ground: feedGround(byte)
    case .escape: feedEscape(byte)
    case .charset: state = .ground
    case .command(let kind):
      if byte == 7, kind == UInt8(ascii: "]") {
        end(kind)
      } else if byte == 0x1B {
        state = .commandEscape(kind)
      } else {
        command.append(byte)
      }
    case .commandEscape(let kind):
      if byte == UInt8(ascii: "\\") {
        end(kind)
      } else {
        // tmux doubles the ESC of what it hands on.
        command += byte == 0x1B ? [0x1B] : [0x1B, byte]
        state = .command(kind)
      }
    case .control(let parameters):
      if (0x40..<0x7F).contains(byte) {
        state = .ground
        obey(parameters, byte)
      } else {
        state = .control(parameters + [byte])
      }
    }
  }

  private mutating func feedGround(_ byte: UInt8) {
    switch byte {
    case 0x1B: state = .escape
    case 8: move(to: Point(x: cursor.x - 1, y: cursor.y))
    case 9: move(to: Point(x: (cursor.x / 8 + 1) * 8, y: cursor.y))
    case 10: lineFeed()
    case 13: move(to: Point(x: 0, y: cursor.y))
    case 0..<0x20, 0x7F: break
    case 0..<0x80: put(Unicode.Scalar(byte))
    default: feedUTF8(byte)
    }
  }

  private mutating func feedUTF8(_ byte: UInt8) {
    scalar.append(byte)
    guard let found = String(validating: scalar, as: UTF8.self)?.unicodeScalars.first else { return }
    scalar = []
    put(found)
  }

  private mutating func feedEscape(_ byte: UInt8) {
    state = .ground
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "]"), UInt8(ascii: "P"), UInt8(ascii: "_"):
      command = []
      state = .command(byte)
    case UInt8(ascii: "("), UInt8(ascii: ")"): state = .charset
    case UInt8(ascii: "7"): saved = (cursor, style)
    case UInt8(ascii: "8"):
      style = saved.style
      move(to: saved.cursor)
    case UInt8(ascii: "M"): if cursor.y == region.lowerBound { scroll(-1) } else { cursor.y -= 1 }
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "="), UInt8(ascii: ">"), UInt8(ascii: "\\"): break
    default: unknown.append("ESC \(byte)")
    }
  }

  mutating func move(to point: Point) {
    cursor = Point(x: min(max(0, point.x), size.width - 1), y: min(max(0, point.y), size.height - 1))
    isPastEnd = false
  }

  mutating func lineFeed() {
    if cursor.y == region.upperBound - 1 { scroll(1) } else { move(to: Point(x: cursor.x, y: cursor.y + 1)) }
  }

  mutating func scroll(_ rows: Int) { shift(region, by: rows) }

  /// Moves rows up, or down where negative; what becomes free is cleared.
  mutating func shift(_ rows: Range<Int>, by count: Int) {
    let before = places
    for y in rows {
      for x in 0..<size.width { self[x, y] = rows.contains(y + count) ? before[(y + count) * size.width + x] : blank }
    }
  }

  mutating func clear(_ places: Range<Int>) {
    for place in places {
      self.places[place] = blank
      pixels[place] = false
    }
  }

  mutating func note(_ sequence: String) { unknown.append(sequence) }

  private var blank: Place { Place(text: " ", style: Style(background: style.background)) }

  mutating func `repeat`(_ count: Int) { for _ in 0..<count { put(last) } }

  private mutating func put(_ scalar: Unicode.Scalar) {
    let width = DisplayWidth.of(scalar)
    if width == 0 { return join(scalar) }
    if isPastEnd, wraps {
      move(to: Point(x: 0, y: cursor.y))
      lineFeed()
    }
    last = scalar
    breakWide(at: cursor.x)
    if width == 2 { breakWide(at: cursor.x + 1) }
    self[cursor.x, cursor.y] = Place(text: String(scalar), style: style)
    for x in cursor.x..<min(size.width, cursor.x + width) { pixels[cursor.y * size.width + x] = false }
    if width == 2, cursor.x + 1 < size.width { self[cursor.x + 1, cursor.y] = Place(text: "", style: style) }
    let next = cursor.x + width
    isPastEnd = next >= size.width
    cursor.x = min(next, size.width - 1)
  }

  /// Half of a wide character that is written over leaves a blank.
  private mutating func breakWide(at x: Int) {
    guard x < size.width else { return }
    if self[x, cursor.y].text.isEmpty, x > 0 { self[x - 1, cursor.y].text = " " }
    if x + 1 < size.width, self[x + 1, cursor.y].text.isEmpty { self[x + 1, cursor.y].text = " " }
  }

  private mutating func join(_ mark: Unicode.Scalar) {
    var x = isPastEnd ? cursor.x : cursor.x - 1
    if x > 0, self[x, cursor.y].text.isEmpty { x -= 1 }
    if x >= 0 { self[x, cursor.y].text.unicodeScalars.append(mark) }
  }
}

extension TerminalEmulator {
  /// Whether a picture's pixels are seen at a place: over the text, instead of it, or by a stand-in of tmux's.
  func showsPixels(_ x: Int, _ y: Int) -> Bool {
    pixels[y * size.width + x] || isStandIn(x, y)
      || pictures.placed.values.contains { $0.contains(Point(x: x, y: y)) }
  }

  /// Whether a place holds text that stands for a part of a picture that the terminal has.
  func isStandIn(_ x: Int, _ y: Int) -> Bool {
    let scalars = Array(self[x, y].text.unicodeScalars)
    guard scalars.first == PlaceMarks.standIn, scalars.count == 4, let row = PlaceMarks.all.firstIndex(of: scalars[1]),
      let column = PlaceMarks.all.firstIndex(of: scalars[2]), let high = PlaceMarks.all.firstIndex(of: scalars[3]),
      let low = self[x, y].style.foreground.paletteIndex,
      let whole = pictures.images[UInt32(high) << 24 | UInt32(low)]?.virtual
    else { return false }
    return row < whole.height && column < whole.width
  }

  private mutating func end(_ kind: UInt8) {
    state = .ground
    let text = command
    command = []
    if kind == UInt8(ascii: "_"), text.first == UInt8(ascii: "G") {
      pictures.obeyKitty(Array(text.dropFirst()), at: cursor, isThroughTmux: false)
    } else if kind == UInt8(ascii: "P"), text.starts(with: Array("tmux;\u{1B}_G".utf8)) {
      let inner = text.dropFirst(8).prefix { $0 != 0x1B }
      if text.count != inner.count + 10 { note("passthrough of \(text.count) bytes") }
      pictures.obeyKitty(Array(inner), at: cursor, isThroughTmux: true)
    } else if kind == UInt8(ascii: "]"), text.starts(with: Array("1337;".utf8)) {
      if let cells = pictures.obeyITerm(Array(text.dropFirst(5))) { cover(cells) }
    } else if kind == UInt8(ascii: "P") {
      let sixels = EmulatedSixels(text)
      if let fault = sixels.fault { note(fault) }
      let size = sixels.size
      cover(
        Size(width: (size.width + cell.width - 1) / cell.width, height: (size.height + cell.height - 1) / cell.height))
    }
  }

  private mutating func cover(_ cells: Size) {
    if cursor.x + cells.width > size.width || cursor.y + cells.height >= size.height { note("a picture that scrolls") }
    for y in cursor.y..<min(size.height, cursor.y + cells.height) {
      for x in cursor.x..<min(size.width, cursor.x + cells.width) { pixels[y * size.width + x] = true }
    }
  }
}
