import Raster
import Testing

@testable import Simulator

@Suite struct PictureTests {
  private func paint(_ prompt: String, width: Int = 160, height: Int = 96, references: [Bitmap] = []) async -> Bitmap {
    let brief = PictureBrief(
      prompt: prompt, model: "a/b", seed: 5, index: 0, width: width, height: height, references: references)
    return await Painter(brief: brief, detail: .draft).paint()
  }

  @Test(arguments: Subject.allCases) func everySubjectHasAScene(_ subject: Subject) async {
    let word = subject.words.sorted()[0]
    #expect(PromptReading(word).subject == subject)
    let picture = await paint(word)
    #expect(picture.width == 160 && picture.height == 96)
    #expect(Measurement(picture).contrast > 0.04)
  }

  @Test func subjectsDiffer() async {
    var seen: [[UInt8]] = []
    for subject in Subject.allCases { seen.append(await paint(subject.rawValue).pixels) }
    #expect(Set(seen).count == seen.count)
  }

  @Test(arguments: ["oil painting", "watercolor", "black and white", "mosaic", "pencil", "comic", "pixel", "sepia"])
  func mannersChangeAReference(_ manner: String) async {
    let reference = await paint("mountains at dawn")
    let plain = await paint("as it is", references: [reference])
    let styled = await paint(manner, references: [reference])
    #expect(plain.pixels != styled.pixels)
  }

  @Test func monochromeHasNoColor() async {
    let picture = await paint("flowers, black and white")
    let isGrey = stride(from: 0, to: picture.pixels.count, by: 4).allSatisfy { offset in
      let (red, green, blue) = (picture.pixels[offset], picture.pixels[offset + 1], picture.pixels[offset + 2])
      return red == green && green == blue
    }
    #expect(isGrey)
  }

  @Test func nightIsDarkerThanDay() async {
    let (night, day) = (await paint("the sea at night"), await paint("the sea by day"))
    #expect(Measurement(night).brightness < Measurement(day).brightness)
  }

  @Test func furtherReferencesAreInset() async {
    let first = Bitmap(width: 20, height: 20, red: 20, green: 20, blue: 20)
    let second = Bitmap(width: 20, height: 20, red: 250, green: 20, blue: 20)
    let one = await paint("mix, day", width: 100, height: 100, references: [first])
    let two = await paint("mix, day", width: 100, height: 100, references: [first, second])
    #expect(one.tint(16, 84).x < 0.3)
    #expect(two.tint(16, 84) == Tint(250, 20, 20) / 255)
  }

  @Test func theMarkStandsInTheCorner() async {
    let mark = DemoMark(width: 760, height: 760)
    var black = Bitmap(width: 760, height: 760)
    mark.draw(on: &black)
    let rows = (0..<760).filter { y in (0..<760).contains { black.tint($0, y).x > 0.5 } }
    let columns = (0..<760).filter { x in rows.contains { black.tint(x, $0).x > 0.5 } }
    #expect(rows.count == 50)
    #expect((rows.first ?? 0) > 640 && (columns.first ?? 0) > 500 && (columns.last ?? 760) < 750)
  }

  @Test func transparentPicturesHaveClearCorners() async {
    let brief = PictureBrief(
      prompt: "a fox", model: "a/b", seed: 1, index: 0, width: 120, height: 120, isTransparent: true)
    let picture = await Painter(brief: brief, detail: .draft).paint()
    #expect(picture.pixels[3] == 0)
    #expect(picture.pixels[(60 * 120 + 60) * 4 + 3] == 255)
  }

  @Test func excludedWordsAreNotPainted() {
    #expect(PromptReading("a forest without a fox").subject == .forest)
    #expect(PromptReading("flowers. Negative prompt: cat, night").hour == nil)
    #expect(PromptReading("Two mountains, no snow").weather.isEmpty)
    #expect(PromptReading("a crimson rose").colors.map(\.name).contains("red"))
  }
}
