import Domain
import Testing

@testable import Gateway

/// What becomes of a body that passes.
struct RelayBodyTests {
  private static let thinker = CatalogueModel(id: "a/b", name: "B", chatParameters: ["reasoning"])

  private func fitted(
    _ body: String, _ model: String = "a/b", _ row: CatalogueModel? = thinker, isOpenRouter: Bool = true,
    routing: Routing? = nil, named parameters: [(name: String, value: String)] = [], route: RelayRoute.Kind = .chat
  ) throws -> (text: String, remarks: [String]) {
    var relayed = RelayBody(try JSONMembers(Array(body.utf8)), route: route)
    relayed.fit(
      to: RelayBody.Destination(model: model, row: row, isOpenRouter: isOpenRouter, routing: routing), parameters)
    return (String(decoding: relayed.bytes, as: UTF8.self), relayed.remarks)
  }

  @Test func theNameOfTheModelWinsOverTheBody() throws {
    let (text, remarks) = try fitted(
      #"{"model":"x","temperature":1,"store":true}"#,
      named: [("temperature", "0.5"), ("temperature", "nan"), ("verbosity", "low"), ("__proto__", "1"), ("top_k", "4")])
    #expect(text == #"{"model":"a/b","temperature":0.5,"verbosity":"low","top_k":4}"#)
    #expect(remarks.count == 3, "\(remarks)")
  }

  @Test(arguments: [
    (#""reasoning_effort":"low""#, #","reasoning":{"effort":"low"}"#),
    (#""reasoning":{"max_tokens":9}"#, #","reasoning":{"max_tokens":9}"#),
    (#""reasoning_effort":"high","reasoning":{"effort":"low"}"#, #","reasoning":{"effort":"low"}"#),
  ])
  func aLevelOfThinkingGoesToModelsThatThink(asked: String, sent: String) throws {
    let body = #"{"model":"x",\#(asked)}"#
    #expect(try fitted(body).text == #"{"model":"a/b"\#(sent)}"#)
    #expect(try fitted(body, "c/d", nil).text == #"{"model":"c/d"\#(sent)}"#, "what is not listed may think")
    let plain = try fitted(body, "a/c", CatalogueModel(id: "a/c", name: "C"))
    #expect(plain.text == #"{"model":"a/c"}"# && plain.remarks.count == 1)
    #expect(try fitted(body, "openrouter/auto").text == #"{"model":"openrouter/auto"}"#)
  }

  @Test(arguments: [#""reasoning_effort":"none""#, #""reasoning":{"enabled":false}"#])
  func thinkingThatCannotStopIsNotStopped(asked: String) throws {
    var always = Self.thinker
    always.reasoningIsMandatory = true
    #expect(try fitted(#"{"model":"x",\#(asked)}"#, "a/b", always).text == #"{"model":"a/b"}"#)
    #expect(try fitted(#"{"model":"x",\#(asked)}"#).text.contains("reasoning"))
  }

  @Test func whoMayServeIsMergedKeyByKey() throws {
    var routing = Routing(only: ["google"], sort: "price")
    routing.dataCollection = "deny"
    let (text, remarks) = try fitted(
      #"{"model":"x","provider":{"sort":"latency","__proto__":{"a":1},"order":["z"]}}"#, routing: routing,
      named: [
        ("provider.sort", "throughput"), ("provider.only", "openai,azure"), ("provider.allow_fallbacks", "false"),
      ])
    #expect(
      text == #"{"model":"a/b","provider":{"only":["openai","azure"],"sort":"latency","data_collection":"deny","#
        + #""allow_fallbacks":false,"order":["z"]}}"#)
    #expect(remarks == ["__proto__ is not passed on."])
    #expect(try fitted(#"{"model":"x"}"#, routing: Routing()).text == #"{"model":"a/b"}"#)
  }

  @Test func marksOfACacheStayOnOpenRouterAlone() throws {
    let body =
      #"{"model":"x","messages":[{"role":"system","content":[{"text":"a","cache_control":{"type":"ephemeral"}}]}, 1]}"#
    #expect(try fitted(body).text.contains("cache_control"))
    #expect(
      try fitted(body, isOpenRouter: false).text
        == #"{"model":"a/b","messages":[{"role":"system","content":[{"text":"a"}]},1]}"#)
  }

  @Test func signaturesOfThoughtsGoToGeminiAlone() throws {
    let body = #"{"model":"x","messages":[{"extra":{"thought_signature":"abc","b":2}}]}"#
    #expect(try fitted(body, "google/gemini-3").text.contains("thought_signature"))
    #expect(try fitted(body).text == #"{"model":"a/b","messages":[{"extra":{"b":2}}]}"#)
  }

  @Test func otherRoutesKeepTheirOwnWords() throws {
    let body = #"{"model":"x","store":true,"reasoning":{"effort":"low"},"service_tier":"flex","constructor":1}"#
    #expect(
      try fitted(body, "a/c", CatalogueModel(id: "a/c", name: "C"), route: .responses).text
        == #"{"model":"a/c","store":true,"reasoning":{"effort":"low"},"service_tier":"flex"}"#)
  }
}
