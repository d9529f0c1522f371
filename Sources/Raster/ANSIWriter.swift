import Cells

/// Text on its way to a terminal, and the style that the terminal has by then.
struct ANSIWriter {
  let depth: ColorDepth
  var bytes: [UInt8] = []
  private var style = Style.plain
  private var parameters: [UInt8] = []
  /// Whether the line holds a sequence that a reset must end.
  private var isStyled = false

  init(depth: ColorDepth) { self.depth = depth }

  mutating func write(_ cell: Cell) {
    guard cell.kind != .continuation else { return }
    change(to: cell.style, showsForeground: cell.base != " " || !cell.style.attributes.isEmpty)
    guard cell.marks == (0, 0) else {
      bytes.append(contentsOf: cell.text.utf8)
      return
    }
    bytes.append(contentsOf: UTF8.encode(cell.base) ?? UTF8.encodedReplacementCharacter)
  }

  mutating func endLine() {
    if isStyled { bytes.append(contentsOf: Self.reset) }
    style = .plain
    isStyled = false
    bytes.append(10)
  }

  private static let reset = Array("\u{1B}[0m".utf8)
  private static let numbers = (0..<256).map { Array(String($0).utf8) }
  private static let attributeCodes: [(Attributes, Int)] = [
    (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
  ]

  /// A blank has no foreground to show, so its ink is left as it is.
  private mutating func change(to wanted: Style, showsForeground: Bool) {
    parameters.removeAll(keepingCapacity: true)
    if wanted.attributes != style.attributes {
      // There is no common way to take single attributes back.
      if !style.attributes.isEmpty {
        add(0)
        style = .plain
      }
      for (attribute, code) in Self.attributeCodes where wanted.attributes.contains(attribute) { add(code) }
      style.attributes = wanted.attributes
    }
    if showsForeground, wanted.foreground != style.foreground {
      add(wanted.foreground, first: 30)
      style.foreground = wanted.foreground
    }
    if wanted.background != style.background {
      add(wanted.background, first: 40)
      style.background = wanted.background
    }
    guard !parameters.isEmpty else { return }
    isStyled = true
    bytes.append(contentsOf: [0x1B, 0x5B])
    bytes.append(contentsOf: parameters.dropLast())
    bytes.append(0x6D)
  }

  private mutating func add(_ parameter: Int) {
    parameters.append(contentsOf: Self.numbers[parameter])
    parameters.append(0x3B)
  }

  /// `first` is 30 for the foreground, 40 for the background: the other codes stand at fixed distances from it.
  private mutating func add(_ ink: Ink, first: Int) {
    if depth == .monochrome { return }
    if let color = ink.color, depth == .full {
      for parameter in [first + 8, 2, Int(color.red), Int(color.green), Int(color.blue)] { add(parameter) }
    } else if let index = index(of: ink) {
      addIndex(Int(index), first: first)
    } else {
      add(first + 9)
    }
  }

  private mutating func addIndex(_ index: Int, first: Int) {
    switch index {
    case 0..<8: add(first + index)
    case 8..<16: add(first + 60 + index - 8)
    default: for parameter in [first + 8, 5, index] { add(parameter) }
    }
  }

  /// The palette entry to write; nil for the terminal's own colour.
  private func index(of ink: Ink) -> UInt8? {
    guard let color = ink.color, let palette = Palette.of(depth) else { return ink.paletteIndex }
    return palette.ink(palette.nearest(to: Palette.light(of: color))).paletteIndex
  }
}
