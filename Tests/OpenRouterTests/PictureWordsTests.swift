import Foundation
import Testing

@testable import OpenRouter

/// Pictures that stand in words.
struct PictureWordsTests {
  private func read(_ text: String, cuts: [Int]) -> (words: String, pictures: [[UInt8]]) {
    var feed = PictureWords()
    var words = ""
    var rest = Array(text.utf8)[...]
    for cut in cuts {
      words += feed.take([.text(rest.prefix(cut))])
      rest = rest.dropFirst(cut)
    }
    words += feed.take([.text(rest)])
    words += feed.finish(isWhole: true)
    return (words, feed.takeFound())
  }

  @Test(arguments: [
    ("Here:\n![image](data:image/png;base64,PNG)\nDone!", "Here:\n\nDone!"), ("data:image/png;base64,PNG", ""),
    ("DATA:image/webp;BASE64,PNG and on", " and on"), ("a ![x](data:image/png;base64,PNG)b", "a b"),
    ("(data:image/png;base64,PNG)", "()"), ("![a](b) data:image/png;base64,PNG", "![a](b) "),
  ])
  func oneIsFoundWhereverItIsCut(_ text: String, _ words: String) throws {
    let text = text.replacing("PNG", with: Make.png)
    let picture = try #require(Data(base64Encoded: Make.png).map { [UInt8]($0) })
    for cut in 0...text.utf8.count {
      let found = read(text, cuts: [cut])
      #expect(found.words == words && found.pictures == [picture], "cut at \(cut): \(found.words)")
    }
    let found = read(text, cuts: Array(repeating: 1, count: text.utf8.count))
    #expect(found.words == words && found.pictures == [picture])
  }

  @Test(arguments: [
    "data:image/svg+xml,<svg/>", "data:image/", "data: image/png", "wow! ![", "d da dat data", "![a](x",
  ])
  func otherWordsStay(_ text: String) {
    for cut in 0...text.utf8.count {
      let found = read(text, cuts: [cut])
      #expect(found.words == text && found.pictures.isEmpty, "cut at \(cut)")
    }
  }

  @Test func partsThatWereDecodedAlreadyAreJoined() {
    let bytes = (0..<3001).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let text = Data(bytes).base64EncodedString()
    for cut in [0, 1, 2, 3, 600, 1201] {
      var feed = PictureWords()
      _ = feed.take([.text(Array("data:image/png;base64,\(text.prefix(cut))".utf8)[...])])
      // As it comes out of an event: decoded from its own beginning, with what is left as letters.
      var run = Base64Run()
      for byte in text.dropFirst(cut).utf8 where !run.take(byte) { break }
      let rest = run.takeUnfinished()
      _ = feed.take([.decoded(run.bytes), .text(rest[...])])
      _ = feed.finish(isWhole: true)
      #expect(feed.takeFound() == [bytes], "cut at \(cut)")
    }
  }

  @Test func aPictureThatWasCutIsNone() {
    var feed = PictureWords()
    _ = feed.take([.text(Array("data:image/png;base64,\(Make.png.dropLast(20))".utf8)[...])])
    _ = feed.finish(isWhole: false)
    #expect(feed.takeFound().isEmpty)
  }
}
