import Testing

@testable import Domain

struct AspectRatioTests {
  @Test(arguments: ["auto", "", "16", "16:9:1", "0:1", "-1:2", "a:b", "16:", ":9", "inf:1", "nan:1", "1:inf"])
  func whatIsNoRatio(_ text: String) {
    #expect(AspectRatio(text) == nil)
  }

  @Test func fractionsCount() throws {
    #expect(try abs(#require(AspectRatio("9:19.5")).value - 9 / 19.5) < 1e-12)
  }

  @Test(
    arguments: [
      ("16:9", ["1:1", "3:2", "2:3", "auto"], "3:2"), ("9:16", ["1:1", "3:2", "2:3", "auto"], "2:3"),
      ("16:9", ["1:1", "4:3", "21:9"], "21:9"), ("9:16", ["9:19.5", "3:4"], "9:19.5"),
      ("1:1", ["16:9", "4:5"], "4:5"), ("16:9", ["auto", "1:1"], "1:1"), ("16:9", ["auto"], nil), ("16:9", [], nil),
      ("1:1", ["3:2", "2:3"], "3:2"), ("16:9", ["256:81", "1:1"], "256:81"), ("16:9", ["1:1", "256:81"], "256:81"),
      ("9:16", ["1:1", "81:256"], "81:256"),
    ] as [(String, [String], String?)]) func nearest(_ asked: String, offered: [String], expected: String?) throws
  {
    #expect(try #require(AspectRatio(asked)).nearest(in: offered)?.text == expected)
  }

  @Test(
    arguments: [
      ("1K", 1024), ("2K", 2048), ("4k", 4096), ("0.5K", 512), ("512", 512), ("auto", nil), ("K", nil), ("-1K", nil),
      ("999999999999K", nil), ("infK", nil), ("0", nil), ("99999999", nil),
    ] as [(String, Int?)]) func tiers(_ text: String, side: Int?)
  {
    #expect(ResolutionTier.side(text) == side)
  }
}
