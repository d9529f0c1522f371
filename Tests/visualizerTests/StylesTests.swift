import Foundation
import Testing

/// `styles list` and `styles show`.
struct StylesTests {
  @Test func listAndShow() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    try program.write(
      "templates: {ink: {name: Ink, visual_type: STYLE, positive_keywords: [ink, no colour]}}",
      to: "config/styles/mine.yaml")
    #expect(try await program("config", "set", "styles.art", "mine__ink").status == 0)
    let list = try await program("styles", "list")
    #expect(list.status == 0 && list.error.isEmpty)
    let row = try #require(list.output.split(separator: "\n").first { $0.contains("mine__ink") })
    #expect(row.hasPrefix("*") && row.hasSuffix("own") && row.contains("STYLE"))
    #expect(list.output.contains("visual_styles__scene_card"))
    let shown = try await program("styles", "show", "ink")
    #expect(shown.output.contains("positive keywords     ink, no colour\n"))
    #expect(shown.output.contains("adds                  Ink. Avoid: colour.\n"))
    let object = try await program("styles", "show", "mine__ink", "--json").object()
    #expect(object["positive_keywords"] as? [String] == ["ink", "no colour"])
    #expect(object["origin"] as? String == "own" && object["chosen"] as? Bool == true)
    let rows = try await program("styles", "list", "--json").output
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(rows.utf8)) as? [[String: Any]])
    #expect(parsed.count == 12)
  }

  @Test func anUnknownStyleIsWrongUsage() async throws {
    let program = try Program(service: nil)
    defer { program.remove() }
    let run = try await program("styles", "show", "nope", "--json")
    #expect(run.status == 2)
    #expect(try run.failure()["title"]?.contains("nope") == true)
  }
}
