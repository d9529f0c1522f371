import Cells

/// Output for a terminal under way: text, cursor moves and styles, each by the shortest way from where the terminal is.
struct TerminalBytes {
  private(set) var bytes: [UInt8] = []
  /// Where the terminal's cursor stands; nil where that is not known.
  private(set) var place: Point?
  /// The row of the cursor, which stays known where the column is not: nothing wraps.
  private var row: Int?
  private var style = Style.plain
  private let depth: ColorDepth
  private let width: Int

  /// - Parameters:
  ///   - depth: `.full` writes 24-bit colours, anything less entries of the 256-colour palette.
  ///   - width: of the terminal. Whoever writes its last column does not know where the cursor is then.
  init(depth: ColorDepth, width: Int, place: Point?) {
    self.depth = depth
    self.width = width
    self.place = place
    row = place?.y
  }

  /// What goes on from here, still without a byte of its own.
  var continuation: TerminalBytes {
    var next = TerminalBytes(depth: depth, width: width, place: place)
    (next.row, next.style) = (row, style)
    return next
  }

  mutating func append(_ continuation: TerminalBytes) {
    bytes += continuation.bytes
    (place, row, style) = (continuation.place, continuation.row, continuation.style)
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// - Parameter columns: how far the cursor moves; nil where terminals differ.
  mutating func write(_ scalars: [Unicode.Scalar], columns: Int?) {
    for scalar in scalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    advance(columns)
  }

  /// Makes blanks of what follows the cursor, which stays where it is.
  mutating func erase(_ count: Int, toEnd: Bool) {
    append("\u{1B}[")
    if !toEnd { append(number: count) }
    bytes.append(UInt8(ascii: toEnd ? "K" : "X"))
  }

  mutating func move(to target: Point) {
    guard target != place else { return }
    let step = place.map { target.x - $0.x }
    let isInRow = row == target.y
    (place, row) = (target, target.y)
    guard isInRow else { return goTo(target) }
    if target.x == 0 {
      bytes.append(13)
    } else if let step, (-3..<0).contains(step) {
      bytes.append(contentsOf: Array(repeating: 8, count: -step))
    } else if let step, step > 0, digits(step) <= digits(target.x + 1) {
      sequence(step, "C")
    } else {
      sequence(target.x + 1, "G")
    }
  }

  private mutating func goTo(_ target: Point) {
    append("\u{1B}[")
    if target.y > 0 { append(number: target.y + 1) }
    if target.x > 0 {
      bytes.append(UInt8(ascii: ";"))
      append(number: target.x + 1)
    }
    bytes.append(UInt8(ascii: "H"))
  }

  /// How many bytes `move` takes within a row.
  func moveCost(to target: Point) -> Int {
    guard let place, target != place else { return 0 }
    return target.x - place.x == 1 ? 3 : 3 + digits(min(abs(target.x - place.x), target.x + 1))
  }

  /// Switches to a style by whichever is shorter: what differs, or everything from the start.
  ///
  /// - Parameter showsInk: false where only the background will be seen; the rest then stays as it is, if it can.
  mutating func use(_ wanted: Style, showsInk: Bool = true) {
    guard let (next, numbers) = change(to: wanted, showsInk: showsInk) else { return }
    style = next
    command(numbers)
  }

  /// Roughly how many bytes a change of style takes.
  func cost(of wanted: Style) -> Int { change(to: wanted, showsInk: true).map { 2 + Self.length($0.numbers) } ?? 0 }

  /// The style that comes of it, and the numbers that switch to it; nil where nothing is to be switched.
  private func change(to wanted: Style, showsInk: Bool) -> (style: Style, numbers: [Int])? {
    let isBlank = !showsInk && !wanted.attributes.areSeenOnBlanks
    var direct = style
    direct.background = wanted.background
    if isBlank {
      direct.attributes.subtract(.seenOnBlanks)
    } else {
      direct.foreground = wanted.foreground
      direct.attributes = wanted.attributes
    }
    guard direct != style else { return nil }
    let anew = isBlank ? Style(background: wanted.background) : wanted
    let long = difference(from: style, to: direct)
    let short = anew == .plain ? [] : [0] + difference(from: .plain, to: anew)
    let isDirect = Self.length(long) < max(1, Self.length(short))
    return isDirect ? (direct, long) : (anew, short)
  }

  mutating func use(background: Ink) { use(Style(background: background), showsInk: false) }

  /// Whether a cell can be written without a change of style.
  func canWrite(_ cell: Cell) -> Bool {
    cell.isSeenAsBlank
      ? cell.style.background == style.background && !style.attributes.areSeenOnBlanks
      : cell.style == style
  }

  private mutating func advance(_ columns: Int?) {
    guard let columns, let start = place, start.x + columns < width else {
      place = nil
      return
    }
    place = Point(x: start.x + columns, y: start.y)
  }

  private static let codes: [(Attributes, on: Int, off: Int)] = [
    (.bold, 1, 22), (.dim, 2, 22), (.italic, 3, 23), (.underline, 4, 24), (.reverse, 7, 27),
  ]

  private func difference(from old: Style, to new: Style) -> [Int] {
    var numbers: [Int] = []
    var kept = old.attributes
    for code in Self.codes where kept.contains(code.0) && !new.attributes.contains(code.0) {
      numbers.append(code.off)
      // The two share what switches them off.
      kept.subtract(code.off == 22 ? [.bold, .dim] : code.0)
    }
    for code in Self.codes where new.attributes.contains(code.0) && !kept.contains(code.0) { numbers.append(code.on) }
    if old.foreground != new.foreground { numbers += parameters(new.foreground, base: 38) }
    if old.background != new.background { numbers += parameters(new.background, base: 48) }
    return numbers
  }

  private func parameters(_ ink: Ink, base: Int) -> [Int] {
    if let color = ink.color, depth == .full { return [base, 2, Int(color.red), Int(color.green), Int(color.blue)] }
    if let index = ink.paletteIndex ?? ink.color.map(XtermPalette.nearest256) { return [base, 5, Int(index)] }
    return [base + 1]
  }

  private static func length(_ numbers: [Int]) -> Int { numbers.reduce(0) { $0 + ($1 > 99 ? 4 : $1 > 9 ? 3 : 2) } }

  private mutating func command(_ numbers: [Int]) {
    append("\u{1B}[")
    for (index, number) in numbers.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ";")) }
      append(number: number)
    }
    bytes.append(UInt8(ascii: "m"))
  }

  private mutating func sequence(_ count: Int, _ final: Unicode.Scalar) {
    append("\u{1B}[")
    if count > 1 { append(number: count) }
    bytes.append(UInt8(ascii: final))
  }

  private func digits(_ number: Int) -> Int { number > 99 ? 3 : number > 9 ? 2 : 1 }

  private mutating func append(number: Int) {
    if number >= 10 { append(number: number / 10) }
    bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
