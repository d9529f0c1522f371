import Cells
import Testing

@testable import Terminal

/// How little goes to the terminal for a key.
@Suite struct WireTests {
  private let size = Size(width: 120, height: 40)

  /// The bytes of each key that changes anything, from the fewest to the most. Pictures that change must be sent anew in any
  /// case, so they are left out.
  private func bytes(of keys: [Key], after place: [Key], depth: ColorDepth) -> [Int] {
    let painter = CellPainter(depth: depth, isUnicode: true, erasesInColor: true)
    var script = GalleryScript(size: size, depth: depth)
    var shown = Surface(size: size)
    for key in place { shown = withoutPictures(script.frame(after: key)) }
    let counts = keys.map { key in
      let frame = withoutPictures(script.frame(after: key))
      defer { shown = frame }
      return painter.bytes(from: shown, to: frame).count
    }
    return counts.filter { $0 > 0 }.sorted()
  }

  private func withoutPictures(_ frame: Surface) -> Surface {
    var frame = frame
    for y in 0..<size.height { for x in 0..<size.width where frame[x, y].kind == .picture { frame[x, y] = .blank } }
    return frame
  }

  private func median(_ sorted: [Int]) -> Int { (sorted[sorted.count / 2] + sorted[(sorted.count - 1) / 2]) / 2 }

  /// Panels by their digits, and the gallery as a list.
  private static let lists: [(place: String, moves: [Key])] =
    "1345678".map { (String($0), Array(repeating: .down, count: 12) + Array(repeating: .up, count: 12)) }
    + [("2", [.right, .left, .right, .right, .left]), ("2v", [.down, .down, .up])]

  @Test(arguments: lists.indices, [ColorDepth.full, .palette256])
  func aMovedCursorTakesFewBytes(list: Int, depth: ColorDepth) throws {
    let (place, moves) = Self.lists[list]
    let counts = bytes(of: moves, after: [.escape] + place.map { .character($0) }, depth: depth)
    try #require(counts.count > 2)
    #expect(median(counts) < 400, "\(counts)")
  }

  @Test func aTypedLetterTakesFewBytes() {
    let letters = "a red fox in deep snow".map { Key.character($0) }
    let counts = bytes(of: letters, after: [.escape, .character("1"), .enter], depth: .full)
    #expect(median(counts) < 80, "\(counts)")
    #expect(counts.count == letters.count)
  }

  @Test func aWholeFrameOfTextIsSoonThere() {
    var script = GalleryScript(size: Size(width: 200, height: 60), depth: .full)
    let painter = CellPainter(depth: .full, isUnicode: true, erasesInColor: true)
    for digit in "12345678" {
      let frame = script.frame(after: .character(digit))
      _ = script.frame(after: .escape)
      // Half a second of a megabit each second.
      #expect(painter.bytes(from: nil, to: frame).count < 62_000, "panel \(digit)")
    }
  }
}
