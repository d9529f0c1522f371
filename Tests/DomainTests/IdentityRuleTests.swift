import Testing

@testable import Domain

/// Who OpenRouter is told that asks.
struct IdentityRuleTests {
  @Test(
    arguments: [
      (IdentityRule.Mode.passthrough, "mine", "client", "client"), (.passthrough, "mine", nil, nil),
      (.override, "mine", "client", "mine"), (.override, "", "client", "own"), (.standard, "mine", "client", "client"),
      (.standard, "mine", nil, "mine"), (.standard, "", nil, "own"), (.standard, "", "", "own"),
    ] as [(IdentityRule.Mode, String, String?, String?)])
  func modes(mode: IdentityRule.Mode, value: String, asked: String?, sent: String?) {
    var rule = IdentityRule()
    (rule.mode, rule.value) = (mode, value)
    #expect(rule.header(asked: asked, own: "own") == sent)
  }

  @Test func noClientBreaksOutOfItsHeader() {
    #expect(IdentityRule().header(asked: "a\r\nX: b", own: "")?.contains("\n") == false)
  }
}
