import Foundation
import Testing

@testable import Domain

struct GalleryFilterTests {
  /// 2026-11-21 03:45 UTC, a Saturday.
  private static let now = Date(timeIntervalSince1970: 1_795_232_700)

  private static let calendar: Calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    calendar.firstWeekday = 2
    return calendar
  }()

  private func query(_ text: String) -> AssetQuery {
    GalleryFilter(text: text, now: Self.now, calendar: Self.calendar).query
  }

  private func day(_ text: String) -> Date? { Day.start(of: text, calendar: Self.calendar) }

  @Test func wordsAndConditionsAreToldApart() {
    let query = query(
      "  fox  MODEL:openai/gpt-image-1 tag:\"big fox\" IS:Saved for:scene-card <0.05 >$0.01 sort:dearest snow ")
    var expected = AssetQuery(text: "fox snow", states: [.saved], order: .dearest)
    expected.model = "openai/gpt-image-1"
    expected.tags = ["big fox"]
    expected.referenceFor = .sceneCard
    expected.mostCost = .of("0.05")
    expected.leastCost = .of("0.01")
    #expect(query == expected)
  }

  @Test func nothingIsTheUsualQuery() {
    for text in ["", "   ", "\"\"", "\n\t"] { #expect(query(text) == AssetQuery()) }
  }

  @Test func models() {
    #expect(query("model:gpt").modelPart == "gpt" && query("model:gpt").model == nil)
    let last = query("model:a/b model:flux")
    #expect(last.modelPart == "flux" && last.model == nil)
  }

  @Test(arguments: [
    ("SCENE_CARD", VisType.sceneCard), ("scene-card", .sceneCard), ("scene_b", .sceneBackground),
    ("portrait", .characterPortrait), ("Illus", .sceneIllustration), ("un", .unspecified),
    ("\"Scene Card\"", .sceneCard), ("character_card", .characterCard),
  ])
  func types(_ text: String, expected: VisType) {
    #expect(query("type:\(text)").visType == expected)
    #expect(query("for:\(text)").referenceFor == expected)
    #expect(query("type:\(text)").text.isEmpty)
  }

  @Test func places() {
    #expect(query("is:review").states == [.reviewQueue])
    #expect(query("is:trash").states == [.trashed])
    #expect(query("is:all").states.isEmpty)
    #expect(query("is:all is:kept").states == AssetQuery().states)
    #expect(query("is:missing").isMissing == true && query("is:missing").states == AssetQuery().states)
  }

  @Test(
    arguments: [
      ("rating:4", 4, 4), (">=4", 4, nil), (">4", 5, nil), ("<=2", 0, 2), ("<2", 0, 1),
    ] as [(String, Int?, Int?)])
  func ratings(_ text: String, _ least: Int?, _ most: Int?) {
    let query = query(text.hasPrefix("rating:") ? text : "rating:\(text)")
    #expect(query.leastRating == least && query.mostRating == most && query.text.isEmpty)
  }

  @Test func whatIsRejectedIsAskedForByName() {
    #expect(query("is:rejected").mostRating == -1 && query("is:rejected").states == AssetQuery().states)
    for text in ["rating:6", "rating:", "rating:x", "rating:=>4"] {
      let filter = GalleryFilter(text: text, now: Self.now, calendar: Self.calendar)
      #expect(filter.problems == [text] && filter.query == AssetQuery())
      #expect(GalleryFilter.advice(on: text).contains("0 to 5"))
    }
  }

  @Test func days() throws {
    #expect(query("since:2026-11-01").since == Date(timeIntervalSince1970: 1_793_491_200))
    #expect(query("since:today").since == day("2026-11-21"))
    #expect(query("since:WEEK").since == day("2026-11-16"))
    #expect(query("since:month").since == day("2026-11-01"))
    let end = try #require(query("until:2026-11-10").until)
    let next = try #require(day("2026-11-11"))
    #expect(end < next && next.timeIntervalSince(end) < 1)
  }

  @Test func daysFollowTheCalendarsZone() throws {
    var calendar = Self.calendar
    calendar.timeZone = try #require(TimeZone(identifier: "America/New_York"))
    let query = GalleryFilter(text: "since:2026-11-01 until:2026-11-01", now: Self.now, calendar: calendar).query
    // The day of 25 hours.
    let seconds = try #require(query.until).timeIntervalSince(try #require(query.since))
    #expect(abs(seconds - 90_000) < 1)
  }

  @Test(arguments: [
    "is:lost", "TYPE:scene", "type:card", "type:x", "for:none", "since:2026-13-01", "since:yesterday", "since:2026-11",
    "until:today", "until:2026-2-30", "<x", ">1-2", "<1e9", "<abc>", "sort:size", "since:99999999999999999999-1-1",
    "since:-1-1-1", "is:\"big fox\"",
  ])
  func whatCannotBeReadIsAProblem(_ text: String) {
    let filter = GalleryFilter(text: "fox \(text) is:saved", now: Self.now, calendar: Self.calendar)
    #expect(filter.query == AssetQuery(text: "fox", states: [.saved]) && filter.problems == [text])
    #expect(GalleryFilter.advice(on: text).contains(" takes "))
  }

  @Test(arguments: ["<", ":", "colour:red", "http://x", "\"is:lost\"", "foo:bar"])
  func whatIsNoConditionIsAWord(_ text: String) {
    let filter = GalleryFilter(text: text, now: Self.now, calendar: Self.calendar)
    #expect(filter.query == AssetQuery(text: text) && filter.problems.isEmpty)
  }

  @Test(arguments: ["is:", "tag:", "model:", "since:"]) func aConditionBeingTypedIsNoWord(_ text: String) {
    let filter = GalleryFilter(text: "fox \(text)", now: Self.now, calendar: Self.calendar)
    #expect(filter.query == AssetQuery(text: "fox") && filter.problems == [text])
  }

  @Test func quotes() {
    #expect(query("\"tag:fox\"").tags.isEmpty && query("\"tag:fox\"").text.contains("tag:fox"))
    #expect(query("tag:\"big fox").tags == ["big fox"])
    #expect(query("5\" wide").text == "5\" wide")
    #expect(query("tag:\"big fox\" is:saved").states == [.saved])
  }

  @Test(arguments: [
    ("", "is:saved", "is:saved"), ("fox", "is:saved", "fox is:saved"), ("is:review fox", "is:saved", "fox is:saved"),
    ("is:saved fox", "is:saved", "fox"), ("fox IS:Saved", "is:saved", "fox"), ("", "tag:big fox", "tag:\"big fox\""),
    ("tag:\"big fox\" x", "tag:big fox", "x"), ("tag:\"big", "is:saved", "tag:big is:saved"),
    ("tag:a  b", "tag:c d", "tag:a b tag:\"c d\""),
    ("tag:a tag:b", "tag:a", "tag:b"), ("model:a  b", "model:c/d", "b model:c/d"), ("<0.05", "<0.01", "<0.01"),
    ("<0.05 x", "<0.05", "x"),
    ("\"two words\" x", "is:all", "\"two words\" x is:all"), ("fox", "fox", ""), ("x", "", "x"),
    ("", "tag:say \"hi\" now", "tag:\"say hi now\""), ("tag:\"say hi now\"", "tag:say \"hi\" now", ""),
    ("\"is:saved\"", "is:saved", "\"is:saved\" is:saved"),
  ])
  func toggling(_ text: String, token: String, expected: String) {
    #expect(GalleryFilter.toggled(token, in: text) == expected)
  }

  @Test(arguments: ["tag:big fox", "model:a/b", "is:trash", "<0.05", "type:SCENE_CARD", "tag:5\" x \"", "fox", "for:x"])
  func whatIsToggledIsThereAndGoesAgain(_ token: String) {
    let text = GalleryFilter.toggled(token, in: "some words")
    #expect(GalleryFilter.has(token, in: text) && !GalleryFilter.has(token, in: "some words"))
    #expect(GalleryFilter.toggled(token, in: text) == "some words")
  }

  /// What is odd in small numbers is read alike in large ones, and a condition goes in and out again all the same.
  @Test(arguments: ["\"", ":", "tag:\"", "is:is:", "<", "a ", "\u{0}", "\u{202E}", "x:\" "]) func hostileLines(
    _ part: String
  ) {
    for count in [7, 20_000] {
      let text = String(repeating: part, count: count)
      let toggled = GalleryFilter.toggled("is:trash", in: text)
      #expect(GalleryFilter.has("is:trash", in: toggled), "\(count)")
      #expect(query(toggled).states == [.trashed], "\(count)")
      #expect(!GalleryFilter.has("is:trash", in: GalleryFilter.toggled("is:trash", in: toggled)), "\(count)")
      #expect(query(text).model == nil && query(text).states == AssetQuery().states, "\(count)")
    }
  }
}
