import Cells

/// Makes events of what a terminal sends: bytes, and keys that terminfo already knew. Times are monotonic milliseconds.
struct InputDecoder {
  enum State: Equatable {
    case ground
    case escape
    /// After an ESC that was taken for the key of that name, as nothing followed it. A slow line may still bring the rest of
    /// a sequence, and that is no text: the q of a paste would quit.
    case late
    /// After `ESC [`, with the parameters so far.
    case control([UInt8])
    /// After `ESC O`.
    case function
    /// After `ESC P` or `ESC _` while answers are expected, with what has come of one so far.
    case answer([UInt8])
    /// After `ESC [ M`, the old mouse report, with its bytes so far.
    case oldMouse([UInt8])
  }

  /// A sequence that stays half this long was none.
  static let patience = 500
  /// What comes this long after the key ESC is a key of its own.
  private static let latePatience = 200
  /// The rest of an answer may come this late on a slow line.
  private static let answerPatience = 5000
  /// The scalars that one character may have; more are dropped, as nobody types them.
  private static let longestCharacter = 16

  /// Whether the terminal was asked something and has not answered all of it.
  var expectsAnswers = false
  /// No answer is longer.
  private static let longestAnswer = 512

  private var events: [InputEvent] = []
  private var reports: [TerminalReport] = []
  private var state = State.ground
  private var scalars = ScalarDecoder()
  private var isAlt = false
  /// Whether the ESC of the present sequence was taken for the key of that name.
  private var isLate = false
  private var paste: PasteCollector?
  private var mouse = MouseDecoder()
  private var lastFed = 0

  init() {}

  /// Whether a paste has begun and not ended; its bytes must come unchanged.
  var isPasting: Bool { paste != nil }

  /// Whether a sequence has begun and not ended.
  var isAmidSequence: Bool { state != .ground && state != .late }

  /// Whether keys come out if nothing follows for `patience`; see `giveUp(at:)`.
  var isHoldingKeys: Bool {
    if case .answer(let text) = state { return text.count == 1 }
    return state == .control([]) || state == .function
  }

  /// The events so far.
  mutating func takeEvents() -> [InputEvent] {
    defer { events = [] }
    return events
  }

  /// The terminal's answers so far. They are never keys or text, however late they come.
  mutating func takeReports() -> [TerminalReport] {
    defer { reports = [] }
    return reports
  }

  mutating func feed(_ byte: UInt8, at now: Int) {
    if paste != nil { return feedPaste(byte) }
    giveUp(at: now)
    lastFed = now
    switch state {
    case .ground: feedGround(byte)
    case .escape: feedEscape(byte)
    case .late: feedLate(byte)
    case .control(let parameters): feedControl(byte, after: parameters, now: now)
    case .function: feedFunction(byte)
    case .answer(let text): feedAnswer(byte, after: text)
    case .oldMouse(let report): feedOldMouse(byte, after: report, now: now)
    }
  }

  /// Takes bytes of a paste, as many as belong to it.
  ///
  /// - Returns: how many these are.
  mutating func feedPaste(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let count = paste?.push(bytes) else { return 0 }
    if paste?.isComplete == true { endPaste() }
    return count
  }

  /// Takes the beginning of a sequence that stayed one for what it is: keys.
  mutating func giveUp(at now: Int) {
    let isAnswer = isAmidSequence && expectsAnswers && !isHoldingKeys
    let patience = state == .late ? Self.latePatience : isAnswer ? Self.answerPatience : Self.patience
    if now - lastFed > patience { giveUpSequence() }
  }

  /// A key found by terminfo; nil for one that the program does not know.
  mutating func feed(_ key: Key?, at now: Int) {
    endBatch()
    giveUpSequence()
    lastFed = now
    if let key { events.append(.key(key)) }
  }

  /// Nothing more is there for now: an ESC that stands alone is the key of that name.
  mutating func endBatch() {
    guard state == .escape else { return }
    state = .late
    events.append(.key(.escape))
  }

  /// Takes a paste for ended whose end never came.
  mutating func endPaste() {
    guard let text = paste?.text else { return }
    paste = nil
    events.append(.paste(text))
  }

  private mutating func feedPaste(_ byte: UInt8) {
    if paste?.push(byte) == true { endPaste() }
  }

  private mutating func giveUpSequence() {
    switch state {
    case .control([]): events.append(.key(isLate ? .character("[") : .alt("[")))
    case .function: events.append(.key(isLate ? .character("O") : .alt("O")))
    case .answer(let text) where text.count == 1:
      let letter = Character(Unicode.Scalar(text[0]))
      events.append(.key(isLate ? .character(letter) : .alt(letter)))
    default: break
    }
    if state != .escape { state = .ground }
  }

  private mutating func feedGround(_ byte: UInt8) {
    if byte == 0x1B {
      state = .escape
      isLate = false
      return
    }
    for scalar in scalars.push(byte) { type(scalar) }
  }

  private mutating func feedEscape(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .function
    case UInt8(ascii: "P"), UInt8(ascii: "_"): if expectsAnswers { state = .answer([byte]) } else { feedAlt(byte) }
    case 0x1B: events.append(.key(.escape))
    default: feedAlt(byte)
    }
  }

  private mutating func feedAlt(_ byte: UInt8) {
    state = .ground
    isAlt = true
    feedGround(byte)
  }

  /// An answer begins with `P>` or `_G` and ends with `ESC \`; anything else was typed.
  private mutating func feedAnswer(_ byte: UInt8, after text: [UInt8]) {
    if text.count == 1, byte != UInt8(ascii: text[0] == UInt8(ascii: "P") ? ">" : "G") {
      if isLate { feedGround(text[0]) } else { feedAlt(text[0]) }
      state = .ground
      return feedGround(byte)
    }
    let isEnd = byte == 7 || byte == UInt8(ascii: "\\") && text.last == 0x1B
    guard isEnd || text.count >= Self.longestAnswer else { return state = .answer(text + [byte]) }
    state = .ground
    if let report = TerminalReport(text: Array(text.dropFirst().prefix { $0 != 0x1B })) { reports.append(report) }
  }

  private mutating func feedLate(_ byte: UInt8) {
    isLate = true
    switch byte {
    case UInt8(ascii: "["): state = .control([])
    case UInt8(ascii: "O"): state = .function
    case UInt8(ascii: "P"), UInt8(ascii: "_"):
      state = .ground
      if expectsAnswers { state = .answer([byte]) } else { feedGround(byte) }
    default:
      state = .ground
      feedGround(byte)
    }
  }

  private mutating func feedControl(_ byte: UInt8, after parameters: [UInt8], now: Int) {
    switch byte {
    case 0x20..<0x40 where parameters.count < 64: state = .control(parameters + [byte])
    case UInt8(ascii: "M") where parameters.isEmpty: state = .oldMouse([])
    case 0x40..<0x7F:
      state = .ground
      obey(ControlSequence(parameters: parameters, final: byte), now: now)
    default:
      state = .ground
      feedGround(byte)
    }
  }

  private mutating func feedFunction(_ byte: UInt8) {
    state = .ground
    if let key = ControlSequence.lettered(byte) { events.append(.key(key)) }
  }

  private mutating func feedOldMouse(_ byte: UInt8, after report: [UInt8], now: Int) {
    let report = report + [byte]
    state = report.count < 3 ? .oldMouse(report) : .ground
    guard report.count == 3 else { return }
    let code = Int(report[0]) - 32
    let isRelease = code & 0b1100011 == 3
    let point = Point(x: Int(report[1]) - 33, y: Int(report[2]) - 33)
    append(mouse.event(code: isRelease ? 0 : code, at: point, isRelease: isRelease, now: now))
  }

  private mutating func obey(_ sequence: ControlSequence, now: Int) {
    if sequence.parameters.first == UInt8(ascii: "<") {
      let rest = ControlSequence(parameters: Array(sequence.parameters.dropFirst()), final: sequence.final)
      return reportMouse(rest, now: now)
    }
    if let report = TerminalReport(sequence) {
      reports.append(report)
    } else if sequence.final == UInt8(ascii: "~"), sequence.numbers == [200] {
      paste = PasteCollector()
    } else if let key = sequence.key {
      events.append(.key(key))
    }
  }

  private mutating func reportMouse(_ report: ControlSequence, now: Int) {
    let numbers = report.numbers
    let isRelease = report.final == UInt8(ascii: "m")
    guard numbers.count == 3, numbers.allSatisfy({ $0 >= 0 }), isRelease || report.final == UInt8(ascii: "M") else {
      return
    }
    let point = Point(x: numbers[1] - 1, y: numbers[2] - 1)
    append(mouse.event(code: numbers[0], at: point, isRelease: isRelease, now: now))
  }

  private mutating func append(_ report: Mouse?) {
    if let report { events.append(.mouse(report)) }
  }

  private mutating func type(_ scalar: Unicode.Scalar) {
    if isAlt {
      isAlt = false
      events.append(.key(.alt(Character(scalar))))
    } else if let key = Self.control(scalar) {
      events.append(.key(key))
    } else if !(0x80..<0xA0).contains(scalar.value), !joins(scalar) {
      events.append(.key(.character(Character(scalar))))
    }
  }

  /// Adds a combining scalar to the character typed just before it.
  private mutating func joins(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x300, case .key(.character(let last)) = events.last else { return false }
    let joined = String(last) + String(scalar)
    guard joined.count == 1 else { return false }
    if joined.unicodeScalars.count <= Self.longestCharacter {
      events[events.count - 1] = .key(.character(Character(joined)))
    }
    return true
  }

  private static func control(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0: .control("@")
    case 8, 127: .backspace
    case 9: .tab
    case 10, 13: .enter
    case 1...26: Unicode.Scalar(scalar.value + 96).map { .control(Character($0)) }
    case 27...31: Unicode.Scalar(scalar.value + 64).map { .control(Character($0)) }
    default: nil
    }
  }
}
