import Cells
import Domain
import Testing

@testable import Interface

/// What is cut out of a text can be put in again, there and elsewhere.
@Suite struct KillRingTests {
  private func buffer(_ text: String, _ keys: Key...) -> TextBuffer {
    var buffer = TextBuffer(text, isMultiline: true)
    for key in keys { buffer.apply(key, width: 40) }
    return buffer
  }

  @Test func whatIsCutComesBackWhereTheCursorIs() {
    #expect(buffer("one two", .control("u"), .control("v"), .control("v")).text == "one twoone two")
    #expect(buffer("one two", .home, .control("k"), .character("x"), .control("v")).text == "xone two")
    #expect(buffer("one two", .home, .alt("d"), .end, .control("v")).text == " twoone")
    #expect(buffer("one", .control("v"), .alt("y")).text == "one")
  }

  @Test func whatIsCutInOneGoIsOnePieceAsItStood() {
    let whole = buffer("one two three", .control("w"), .control("w"), .control("w"), .control("v"))
    #expect(whole.text == "one two three")
    let around = buffer("one two three", .alt("b"), .control("w"), .control("k"), .control("v"))
    #expect(around.text == "one two three")
    let parted = buffer("one two three", .control("w"), .left, .right, .control("w"), .control("v"))
    #expect(parted.text == "one two ")
  }

  @Test func olderPiecesComeInTheirTurn() {
    let start = buffer("one two", .control("w"), .home, .control("k"), .control("v"))
    #expect(start.text == "one ")
    var turned = start
    turned.apply(.alt("y"), width: 40)
    #expect(turned.text == "two")
    turned.apply(.alt("y"), width: 40)
    #expect(turned.text == "one ")
    turned.apply(.character("!"), width: 40)
    turned.apply(.alt("y"), width: 40)
    #expect(turned.text == "one !")
    turned.undo()
    #expect(turned.text == "one ")
  }

  @Test func whatIsPutInKeepsToTheLimitAndToOneLine() {
    var long = TextBuffer("abc\ndef", isMultiline: true)
    long.apply(.control("u"), width: 40)
    long.apply(.backspace, width: 40)
    long.apply(.control("u"), width: 40)
    var line = TextBuffer("xx", limit: 4)
    line.kills = long.kills
    line.apply(.control("v"), width: 40)
    #expect(line.text == "xxab")
  }

  @Test func theRingIsBounded() {
    var ring = KillRing()
    for number in 0..<100 {
      ring.take("\(number)", isForward: true)
      ring.close()
    }
    #expect(String(ring.newest()) == "99")
    var seen: Set<String> = []
    while seen.insert(String(ring.older())).inserted {}
    #expect(seen.count == 30)
  }

  @Test func allFieldsShareItButAKeyNeverGetsIn() throws {
    var model = Model.make()
    model.send(.enter, .control("u"), .escape)
    try model.focus(.negative)
    model.send(.enter, .control("u"), .control("v"), .alt("y"))
    #expect(model.create.negative.text == CreateState.defaultPrompt)
    var keyed = Model.make()
    keyed.openKey()
    keyed.write("sk-or-v1-secretsecret")
    keyed.send(.control("u"), .escape)
    keyed.layers = []
    keyed.go(to: .create)
    try keyed.focus(.prompt)
    keyed.send(.enter, .control("v"))
    #expect(keyed.create.prompt.text == CreateState.defaultPrompt)
  }
}
