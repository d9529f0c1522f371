import Cells
import Testing

@testable import Terminal

@Suite struct InputDecoderTests {
  private func events(_ batches: String..., apart: Int = 10) -> [InputEvent] {
    events(batches.map { Array($0.utf8) }, apart: apart)
  }

  private func events(_ batches: [[UInt8]], apart: Int = 10) -> [InputEvent] {
    var decoder = InputDecoder()
    for (index, batch) in batches.enumerated() {
      for byte in batch { decoder.feed(byte, at: index * apart) }
      decoder.endBatch()
    }
    return decoder.takeEvents()
  }

  static let keys: [(String, Key)] = [
    ("a", .character("a")), ("é", .character("é")), ("漢", .character("漢")), ("e\u{301}", .character("e\u{301}")),
    ("👩‍🚀", .character("👩‍🚀")), ("\r", .enter), ("\n", .enter), ("\t", .tab), ("\u{7F}", .backspace),
    ("\u{8}", .backspace), ("\0", .control("@")), ("\u{3}", .control("c")), ("\u{1A}", .control("z")),
    ("\u{1D}", .control("]")), ("\u{1F}", .control("_")), ("\u{1B}", .escape), ("\u{1B}x", .alt("x")),
    ("\u{1B}é", .alt("é")), ("\u{1B}[A", .up), ("\u{1B}OB", .down), ("\u{1B}[1;2C", .shiftRight),
    ("\u{1B}[1;2D", .shiftLeft), ("\u{1B}[H", .home), ("\u{1B}[4~", .end), ("\u{1B}[5~", .pageUp),
    ("\u{1B}[6~", .pageDown), ("\u{1B}[3~", .delete), ("\u{1B}[2~", .insert), ("\u{1B}[Z", .backTab),
    ("\u{1B}OP", .function(1)), ("\u{1B}[15~", .function(5)), ("\u{1B}[24~", .function(12)),
    ("\u{1B}[17;2~", .function(18)),
  ]

  @Test(arguments: keys) func aKeyIsRecognised(bytes: String, key: Key) {
    #expect(events(bytes) == [.key(key)])
  }

  @Test(arguments: ["\u{1B}[I", "\u{1B}[O", "\u{1B}[99;5u", "\u{1B}[1;5D", "\u{1B}[201~", "\u{1B}[<35;4;4M", "\u{9B}"])
  func whatIsUnknownIsIgnored(bytes: String) {
    #expect(events(bytes + "z") == [.key(.character("z"))])
  }

  @Test func aSequenceSplitOverTwoReadsIsOne() {
    #expect(events("\u{1B}[", "A") == [.key(.up)])
    #expect(events("\u{1B}[<0;3", ";4M") == [.mouse(Mouse(.press, at: Point(x: 2, y: 3)))])
    #expect(events("\u{1B}[", "A", apart: 900) == [.key(.alt("[")), .key(.character("A"))])
    #expect(events("\u{1B}[1;", "A", apart: 900) == [.key(.character("A"))])
  }

  @Test(arguments: [
    "\u{1B}[<0;-9223372036854775808;1M", "\u{1B}[<0;1;-9223372036854775808m", "\u{1B}[1;-9223372036854775808A",
    "\u{1B}[<-9223372036854775808;1;1M", "\u{1B}[-9223372036854775808~", "\u{1B}[99999999999999999999~",
    "\u{1B}[<0;9223372036854775807;1M", "\u{1B}[1;9223372036854775807B",
  ])
  func numbersThatNoTerminalMeansAreIgnored(bytes: String) {
    #expect(events(bytes + "z") == [.key(.character("z"))])
  }

  /// Everything that a sequence is made of, in any order and cut anywhere. What was fed does not matter to what follows.
  @Test(arguments: UInt64(0)..<20) func randomBytesDoNoHarm(seed: UInt64) {
    let pieces = [
      "\u{1B}", "\u{1B}[", "\u{1B}O", "\u{1B}[<", "\u{1B}[M", "\u{1B}[200~", "\u{1B}[201~", "-", ";", "0", "9",
      "9223372036854775808", "65536", "M", "m", "~", "A", "Z", "q", "\u{7F}", "\0", "\r\n", "é", "漢", "\u{301}", "👩‍🚀",
    ].map { Array($0.utf8) }
    var random = SeededGenerator(seed: seed)
    var decoder = InputDecoder()
    var now = 0
    for _ in 0..<4000 {
      let piece = pieces.randomElement(using: &random) ?? []
      for byte in piece { decoder.feed(byte, at: now) }
      decoder.feed(.random(in: 0...255, using: &random), at: now)
      if Int.random(in: 0..<4, using: &random) == 0 { decoder.endBatch() }
      now += [0, 0, 1, 30, 250, 600].randomElement(using: &random) ?? 0
      if Int.random(in: 0..<50, using: &random) == 0 { decoder.feed(.up, at: now) }
    }
    decoder.endBatch()
    decoder.endPaste()
    decoder.feed(.down, at: now + 1000)
    _ = decoder.takeEvents()
    for byte in "\u{1B}[200~q\u{1B}[201~".utf8 { decoder.feed(byte, at: now + 2000) }
    #expect(decoder.takeEvents() == [.paste("q")])
  }

  @Test(arguments: [30, 190]) func aSequenceWhoseBeginningCameAloneIsNoText(apart: Int) {
    #expect(events("\u{1B}", "[200~q\u{1B}[201~", apart: apart) == [.key(.escape), .paste("q")])
    #expect(events("\u{1B}", "[", "200~q\u{1B}[20", "1~", apart: apart) == [.key(.escape), .paste("q")])
    #expect(events("\u{1B}", "[<0;3;2M", apart: apart).count == 2)
    #expect(events("\u{1B}", "OA", apart: apart) == [.key(.escape), .key(.up)])
    #expect(events("\u{1B}", "q", apart: apart) == [.key(.escape), .key(.character("q"))])
  }

  @Test func keysThatFollowEscapeLaterAreKeys() {
    #expect(events("\u{1B}", "[", "q", apart: 300).suffix(2) == [.key(.character("[")), .key(.character("q"))])
    var decoder = InputDecoder()
    decoder.feed(0x1B, at: 0)
    decoder.endBatch()
    decoder.feed(UInt8(ascii: "["), at: 100)
    #expect(decoder.isHoldingKeys && decoder.takeEvents() == [.key(.escape)])
    decoder.giveUp(at: 700)
    #expect(!decoder.isHoldingKeys && decoder.takeEvents() == [.key(.character("["))])
  }

  @Test func invalidBytesBecomeReplacements() {
    let text = events([[0xFF, 0x61, 0xE6, 0xBC], [0xA2, 0xC3, 0x62, 0xED, 0xA0, 0x80]])
    let expected: [Character] = ["\u{FFFD}", "a", "漢", "\u{FFFD}", "b", "\u{FFFD}"]
    #expect(text == expected.map { .key(.character($0)) })
  }

  @Test func aThousandMarksMakeOneShortCharacter() {
    let found = events("e" + String(repeating: "\u{301}", count: 1000) + "x")
    #expect(found.count == 2)
    guard case .key(.character(let first)) = found.first else { return #expect(Bool(false)) }
    #expect(first.unicodeScalars.count == 16)
  }

  @Test func escapeTwiceIsTwoKeys() {
    #expect(events("\u{1B}\u{1B}") == [.key(.escape), .key(.escape)])
  }

  @Test func aPasteIsTextWhateverIsInIt() {
    let found = events("\u{1B}[200~q\u{1B}[A\r\n\u{3}\u{1B}[20", "1x\rö\u{1B}[201~z")
    #expect(found == [.paste("q\u{1B}[A\n\u{3}\u{1B}[201x\nö"), .key(.character("z"))])
  }

  @Test func aPasteHasACap() {
    var collector = PasteCollector()
    for _ in 0..<PasteCollector.capacity + 10 { #expect(collector.push(0x61) == false) }
    let finished = Array("\u{1B}[201~".utf8).map { collector.push($0) }
    #expect(finished == [false, false, false, false, false, true])
    #expect(collector.text.utf8.count == PasteCollector.capacity)
  }

  @Test(arguments: UInt64(0)..<10) func aPasteInPiecesIsTheSame(seed: UInt64) {
    let marks = ["\u{1B}[201", "\u{1B}", "\u{1B}[", "text\r\n", "\u{1B}\u{1B}[20", "ü"].map { Array($0.utf8) }
    var random = SeededGenerator(seed: seed)
    var bytes: [UInt8] = []
    for _ in 0..<200 { bytes += marks.randomElement(using: &random) ?? [] }
    bytes += Array("\u{1B}[201~rest".utf8)
    var (whole, single) = (PasteCollector(), PasteCollector())
    var rest = bytes[...]
    while !rest.isEmpty, !whole.isComplete {
      let taken = whole.push(rest.prefix(Int.random(in: 1...9, using: &random)))
      rest = rest.dropFirst(taken)
    }
    let end = bytes.firstIndex { single.push($0) }
    #expect(whole.isComplete && whole.text == single.text)
    #expect(end.map { $0 + 1 } == rest.startIndex && Array(rest) == Array("rest".utf8))
  }

  @Test func aPasteWithoutEndCanBeEnded() {
    var decoder = InputDecoder()
    for byte in "\u{1B}[200~abc".utf8 { decoder.feed(byte, at: 0) }
    #expect(decoder.isPasting)
    decoder.endPaste()
    decoder.feed(UInt8(ascii: "q"), at: 2000)
    #expect(decoder.takeEvents() == [.paste("abc"), .key(.character("q"))])
  }

  @Test func mouseReportsAreRead() {
    let found = events("\u{1B}[<0;3;2M\u{1B}[<32;4;2M\u{1B}[<0;4;2m\u{1B}[<64;1;1M\u{1B}[<65;1;1M\u{1B}[<2;1;1M")
    let actions: [(Mouse.Action, Int, Int)] = [
      (.press, 2, 1), (.drag, 3, 1), (.release, 3, 1), (.wheelUp, 0, 0), (.wheelDown, 0, 0),
    ]
    #expect(found == actions.map { .mouse(Mouse($0, at: Point(x: $1, y: $2))) })
  }

  @Test func oldMouseReportsAreRead() {
    let found = events("\u{1B}[M !!\u{1B}[M#!!k")
    let origin = Point(x: 0, y: 0)
    #expect(found == [.mouse(Mouse(.press, at: origin)), .mouse(Mouse(.release, at: origin)), .key(.character("k"))])
  }

  @Test func twoQuickPressesAreADoubleClick() {
    let press = "\u{1B}[<0;3;2M"
    let point = Point(x: 2, y: 1)
    #expect(events(press, press, press, apart: 100).last == .mouse(Mouse(.press, at: point)))
    #expect(events(press, press, apart: 100).last == .mouse(Mouse(.doubleClick, at: point)))
    #expect(events(press, press, apart: 1000).last == .mouse(Mouse(.press, at: point)))
  }

  @Test func aKeyKnownToTerminfoEndsWhatWasBegun() {
    var decoder = InputDecoder()
    decoder.feed(0x1B, at: 0)
    decoder.feed(.up, at: 0)
    decoder.feed(nil, at: 0)
    #expect(decoder.takeEvents() == [.key(.escape), .key(.up)])
  }
}
