import Testing

@testable import Domain

struct StyleTests {
  @Test func ofEqualIdsTheLaterCountsInThePlaceOfTheFirst() {
    let book = StyleBook([.make("a", text: "old"), .make("b"), .make("a", text: "new")])
    #expect(book.styles.map(\.id) == ["a", "b"])
    #expect(book.style("a")?.positiveDescriptive == "new" && book.style("c") == nil)
  }

  @Test func foundByIdOrNameOfTheRightKind() {
    var ink = ImageStyle.make("visual_styles__ink")
    ink.name = "Ink Illustration"
    let book = StyleBook([ink, .make("visual_styles__card", kind: .subject(.sceneCard))])
    #expect(book.find("ink illustration", kind: .art)?.id == "visual_styles__ink")
    #expect(book.find("VISUAL_STYLES__INK", kind: .art) != nil)
    #expect(book.find("visual_styles__card", kind: .art) == nil)
  }

  @Test(
    arguments: [
      ("scene-card", VisType.sceneCard), ("SCENE_CARD", .sceneCard), ("Scene Card", .sceneCard),
      ("unspecified", .unspecified),
      ("card", nil), ("", nil),
    ] as [(String, VisType?)]) func visTypes(_ text: String, expected: VisType?)
  {
    #expect(VisType(parsing: text) == expected)
  }

  @Test func instructFormats() {
    let formats = VisType.allCases.map(\.instructFormat)
    #expect(formats == [.portrait, .square, .portrait, .landscape, .landscape, .portrait])
    #expect(VisType.sceneBackground.title == "Scene Background")
  }

  @Test func kindsSurviveTheirWords() {
    for kind in [StyleKind.art] + VisType.allCases.map({ .subject($0) }) { #expect(StyleKind(word: kind.word) == kind) }
    #expect(StyleKind(word: "style") == .art && StyleKind(word: "other") == nil)
  }

  @Test func routingComesFromTheSettings() {
    var settings = CapabilitySettings(model: "a/b")
    #expect(settings.routing == Routing())
    settings.only = ["a"]
    settings.ignore = ["b"]
    settings.sort = "latency"
    settings.allowFallbacks = false
    settings.dataPolicy = "deny"
    #expect(
      settings.routing
        == Routing(only: ["a"], ignore: ["b"], sort: "latency", allowFallbacks: false, dataCollection: "deny"))
  }
}
