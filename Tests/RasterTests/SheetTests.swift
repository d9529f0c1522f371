import Cells
import Testing

@testable import Raster

struct SheetTests {
  /// The rows of a letter.
  private func picture(_ letter: Character, _ font: PixelFont = .small) -> [String] {
    (0..<font.height).map { y in (0..<font.width).map { font.covers(letter, $0, y) ? "#" : "." }.joined() }
  }

  @Test func theFontsHaveTheirSizes() {
    #expect(PixelFont.small.width == 12 && PixelFont.small.height == 24)
    #expect(PixelFont.large.width == 16 && PixelFont.large.height == 32)
  }

  @Test func lettersAreTheirOwnHoweverTheyAreComposed() {
    #expect(picture("A") != picture("B") && picture(" ").allSatisfy { !$0.contains("#") })
    #expect(picture("é") == picture("e\u{301}") && picture("é") != picture("e"))
    #expect(picture("ł") != picture("狐"))
  }

  @Test func whatTheFontLacksIsABox() {
    #expect(picture("狐") == picture("🦊") && picture("狐").joined().contains("#"))
    #expect(picture("—") == picture("–"))
  }

  @Test func textIsPartedBetweenWordsAndCut() {
    let font = PixelFont.small
    #expect(font.wrapped("a red fox in snow", width: 12 * 9, limit: 5) == ["a red fox", "in snow"])
    #expect(font.wrapped("abcdefghijkl", width: 12 * 5, limit: 5) == ["abcde", "fghij", "kl"])
    #expect(font.wrapped("gemini-2.5-flash-image", width: 12 * 20, limit: 5) == ["gemini-2.5-flash-", "image"])
    #expect(font.wrapped("one two three four", width: 12 * 5, limit: 2) == ["one", "two…"])
  }

  private func sheet(_ columns: Int, _ rows: Int, groups: [String] = []) -> ContactSheet {
    let tile = ContactSheet.Tile(shape: Size(width: 160, height: 90), captions: ["seed 4", "$0.04"])
    let tiles = (0..<rows).map { _ in (0..<columns).map { _ in tile } }
    return ContactSheet(
      title: "a red fox", subtitle: "6 pictures",
      tables: [
        ContactSheet.Table(
          title: "Digital Art", groups: groups, columns: (0..<columns).map { "seed \($0)" },
          rows: (0..<rows).map { "model \($0)" },
          tiles: tiles)
      ], legend: [("Model", "lab/one")])
  }

  @Test(arguments: [[], ["Photo", "Digital Art"]])
  func everyTileHasItsPlaceAndNothingLiesOverAnother(_ groups: [String]) {
    let layout = SheetLayout(sheet(4, 2, groups: groups))
    #expect(layout.places.count == 8)
    let boxes = layout.places.map(\.box)
    let page = Rect(layout.page)
    for (number, box) in boxes.enumerated() {
      #expect(page.intersection(box) == box)
      for other in boxes.dropFirst(number + 1) { #expect(box.intersection(other).isEmpty) }
      for text in layout.texts {
        let font: PixelFont = text.isLarge ? .large : .small
        let line = Rect(
          x: text.origin.x, y: text.origin.y, width: text.text.count * font.width, height: font.height)
        #expect(line.intersection(box).isEmpty, "\(text.text)")
        #expect(page.intersection(line) == line, "\(text.text)")
      }
    }
    #expect(layout.texts.contains { $0.text == "model 1" } && layout.texts.contains { $0.text == "seed 2" })
  }

  @Test func groupsStandApartUnderTheirNames() throws {
    let layout = SheetLayout(sheet(4, 1, groups: ["Photo", "Ink"]))
    let edges = layout.places.map(\.box.minX)
    #expect(edges[2] - edges[1] > edges[1] - edges[0] && edges[1] - edges[0] == edges[3] - edges[2])
    for (name, edge) in [("Photo", edges[0]), ("Ink", edges[2])] {
      let text = try #require(layout.texts.first { $0.text == name })
      #expect(text.origin.x == edge && text.isLarge)
    }
  }

  @Test func aRowIsAsHighAsItsPicturesNeed() {
    var sheet = sheet(2, 2)
    for column in 0..<2 { sheet.tables[0].tiles[0][column].shape = Size(width: 100, height: 100) }
    let boxes = SheetLayout(sheet).places.map(\.box)
    #expect(boxes[0].height == boxes[0].width && boxes[2].height < boxes[2].width * 3 / 5)
  }

  @Test func picturesAndNotesStandInTheirBoxes() {
    var wanted: [Size] = []
    let page = sheet(2, 1).drawn { _, _, column, box in
      wanted.append(box)
      return column == 0 ? Bitmap(width: box.width, height: box.height, red: 250, green: 10, blue: 10) : nil
    }
    let layout = SheetLayout(sheet(2, 1))
    #expect(page.size == layout.page && wanted.count == 2)
    let (first, second) = (layout.places[0].box, layout.places[1].box)
    #expect(page.color(first.minX + first.width / 2, first.minY + first.height / 2) == RGB(250, 10, 10))
    #expect(page.color(second.maxX - 4, second.maxY - 4) == SheetLayout.empty)
    let note = (second.minX..<second.maxX).contains { x in page.color(x, second.minY + 28) == SheetLayout.faint }
    #expect(note)
  }
}
