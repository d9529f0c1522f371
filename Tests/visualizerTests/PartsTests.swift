import Cells
import Domain
import Engine
import Foundation
import Runtime
import Testing

@testable import visualizer

/// The small parts of the command line that need no process.
struct PartsTests {
  @Test(arguments: [1e300, -1e300, .infinity, .nan]) func secondsBeyondAllBoundsAreNull(seconds: Double) {
    #expect(JSONText.seconds(seconds).pretty == "null")
    #expect(JSONText.seconds(2.0105).pretty.hasPrefix("2.01"))
  }

  @Test func optionsInFrontOfTheCommandMoveBehindIt() {
    #expect(Arguments(["--demo", "generate", "x"]).ordered == ["generate", "--demo", "x"])
    #expect(
      Arguments(["--base-url", "u", "models", "show", "m"]).ordered == ["models", "show", "--base-url", "u", "m"])
    #expect(Arguments(["--demo"]).ordered == ["--demo"])
    #expect(Arguments(["generate", "--", "--json"]).wantsJSON == false)
    #expect(Arguments(["--demo", "wrong"]).strangeCommand == "wrong")
    #expect(Arguments(["help"]).strangeCommand == nil)
  }

  @Test func jsonIsValidWhateverTheText() throws {
    let text = "a\"b\\c\n\u{1B}[2J\u{9B}\u{7F}\u{2028}é😀"
    let json = JSONText.object([
      ("t", .text(text)), ("n", .number(Decimal(string: "0.0387") ?? 0)), ("r", .raw("{\n  \"x\": 1\n}")),
      ("s", .seconds(1.23456)), ("e", .list([])), ("z", .seconds(.nan)),
    ]).pretty
    #expect(
      json.unicodeScalars.allSatisfy {
        $0 == "\n" || !(0..<0x20).contains($0.value) && !(0x7F..<0xA0).contains($0.value)
      })
    let parsed = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    #expect(parsed["t"] as? String == text)
    #expect(json.contains("\"n\": 0.0387") && json.contains("\"s\": 1.235") && json.contains("\"z\": null"))
    #expect((parsed["r"] as? [String: Any])?["x"] as? Int == 1)
  }

  @Test func numbersGoBeforeTheExtension() {
    #expect(NumberedName.numbered("a/fox.png", 1) == "a/fox.png")
    #expect(NumberedName.numbered("a/fox.png", 2) == "a/fox-2.png")
    #expect(NumberedName.numbered("a.b/fox", 3) == "a.b/fox-3")
    #expect(NumberedName.numbered(".hidden", 2) == ".hidden-2")
  }

  @Test func amounts() {
    #expect(DollarAmount(argument: "0.05")?.value == Decimal(string: "0.05"))
    #expect(DollarAmount(argument: "$2")?.value == 2)
    for text in ["", ".", "1,5", "-1", "1e3", "nan", "1.2.3", "1x"] {
      #expect(DollarAmount(argument: text) == nil, "\(text)")
    }
  }

  @Test func sizes() {
    #expect(CellSize(argument: "80x24")?.size == Size(width: 80, height: 24))
    for text in ["80", "0x1", "x", "80x24x2", "-1x5", "99999x1"] { #expect(CellSize(argument: text) == nil, "\(text)") }
  }

  @Test func tablesFitTheTerminal() {
    var table = TextTable(columns: [.init(title: "ID", isFlexible: true), .init(title: "N", isRight: true)])
    table.rows = [[String(repeating: "x", count: 60), "1"], ["東京", "1000"]]
    #expect(table.lines(width: nil).allSatisfy { DisplayWidth.of($0) <= 66 })
    #expect(table.lines(width: 30).map { DisplayWidth.of($0) } == [30, 30, 30])
    #expect(table.lines(width: 30)[1].contains("…"))
    var wide = TextTable(columns: (0..<4).map { .init(title: "\($0)", isFlexible: $0 > 1) })
    wide.rows = [["0123456789", "0123456789", String(repeating: "m", count: 20), String(repeating: "p", count: 90)]]
    for width in 1...120 { #expect(wide.lines(width: width).allSatisfy { DisplayWidth.of($0) <= width }, "\(width)") }
    #expect(wide.lines(width: 80)[1].contains("mmm  ppp"))
  }

  private func plan(_ estimate: Estimate) -> Plan {
    let request = ImageRequest(route: .images, model: "a/b", prompt: "x")
    return Plan(
      capability: .textToImage, requests: [request], prompt: AssembledPrompt(text: "x", negative: "", tags: []),
      draft: Draft(prompt: "x"), estimate: estimate)
  }

  @Test func budgets() throws {
    let budget = CostLimit(limit: Decimal(string: "0.10"))
    let unknown = plan(.unknown("priced by tokens"))
    let cheap = plan(.range(low: 0, high: Decimal(string: "0.04") ?? 0))
    #expect(throws: Never.self) { try budget.checked([plan(.range(low: 0, high: Decimal(string: "0.10") ?? 0))]) }
    #expect(throws: Failure.self) { try budget.checked([plan(.range(low: 0, high: Decimal(string: "0.11") ?? 0))]) }
    #expect(throws: Failure.self) { try budget.checked([cheap, cheap, cheap]) }
    #expect(throws: Failure.self) { try CostLimit(limit: 0).checked([unknown]) }
    #expect(try CostLimit().checked([unknown])[0].assumed == nil)
    // What the others leave is shared.
    let shared = try budget.checked([unknown, cheap, unknown]).map(\.assumed)
    #expect(shared == [Decimal(string: "0.03"), nil, Decimal(string: "0.03")])
    #expect(throws: Failure.self) { try budget.check(spent: Decimal(string: "0.08") ?? 0, next: cheap.estimate) }
    #expect(throws: Never.self) { try budget.check(spent: Decimal(string: "0.08") ?? 0, next: unknown.estimate) }
    #expect(throws: Failure.self) { try budget.check(spent: Decimal(string: "0.1") ?? 0, next: unknown.estimate) }
  }

  private func options(_ address: String? = nil) -> GlobalOptions {
    var options = GlobalOptions()
    options.demo = false
    options.baseURL = address
    return options
  }

  @Test func theKeyFollowsNoAddressOfAFile() throws {
    var settings = Settings()
    settings.general.baseURL = "https://other.example/v1"
    let named = try ServiceAddress(options(), environment: [:], settings: settings)
    #expect(named.obstacle(for: .environment) != nil && named.obstacle(for: .file) != nil)
    let deliberate = try ServiceAddress(
      options(), environment: ["OPENROUTER_BASE_URL": "https://other.example/v1"], settings: Settings())
    #expect(deliberate.obstacle(for: .environment) == nil && deliberate.obstacle(for: .file) != nil)
    let local = try ServiceAddress(
      options("http://127.0.0.1:8080/v1"), environment: [:], settings: settings)
    #expect(local.obstacle(for: .file) == nil && local.origin == .option)
    let standard = try ServiceAddress(options(), environment: [:], settings: Settings())
    #expect(standard.obstacle(for: .file) == nil && standard.source == "https://openrouter.ai/api/v1")
  }
}
