import Domain
import Testing

@testable import Gateway

/// Names of models as clients write them.
struct ModelStringTests {
  @Test(arguments: [
    ("google/gemini", ["google/gemini"]), ("openrouter/google/gemini", ["google/gemini"]),
    ("openrouter:google/gemini", ["google/gemini"]), ("openrouter/auto", ["openrouter/auto"]),
    ("a/b|c/d| e/f ", ["a/b", "c/d", "e/f"]), ("x/y:free", ["x/y:free"]), ("~google/latest", ["~google/latest"]),
    ("", []),
  ])
  func namesAreBared(text: String, models: [String]) {
    #expect(ModelString(text).models == models)
  }

  @Test func parametersStandBehindAQuestionMark() {
    let string = ModelString("openrouter:a/b?temperature=0.7&verbosity=low%20x&bad")
    #expect(string.models == ["a/b"])
    #expect(string.parameters.map { "\($0)=\($1)" } == ["temperature=0.7", "verbosity=low x"])
  }

  @Test func aliasesFitTheWholeName() throws {
    let aliases = [
      try ModelAlias(text: "dall-e-(\\d)=openai/gpt-image-\\1"), try ModelAlias(text: "gpt-image.*=openai/gpt-image-1"),
    ]
    #expect(ModelString("dall-e-3", aliases: aliases).models == ["openai/gpt-image-3"])
    #expect(ModelString("gpt-image-1.5", aliases: aliases).models == ["openai/gpt-image-1"])
    #expect(ModelString("my-gpt-image-1", aliases: aliases).models == ["my-gpt-image-1"])
    #expect(throws: Failure.self) { try ModelAlias(text: "(=x") }
    #expect(throws: Failure.self) { try ModelAlias(text: "nothing") }
  }

  @Test func reasoningGoesInTheServicesWords() throws {
    var body = RelayBody(
      try JSONMembers(Array(#"{"model":"x","reasoning_effort":"low","store":true}"#.utf8)), route: .chat)
    let thinker = CatalogueModel(id: "a/b", name: "B", chatParameters: ["reasoning"])
    body.set("a/b", [("temperature", "0.5"), ("temperature", "nan"), ("__proto__", "1")], thinker)
    let text = String(decoding: body.bytes, as: UTF8.self)
    #expect(text == #"{"model":"a/b","temperature":0.5,"reasoning":{"effort":"low"}}"#)
    #expect(body.remarks.count == 3)
    var other = RelayBody(try JSONMembers(Array(#"{"model":"x","reasoning_effort":"low"}"#.utf8)), route: .chat)
    other.set("a/c", [], CatalogueModel(id: "a/c", name: "C"))
    #expect(String(decoding: other.bytes, as: UTF8.self) == #"{"model":"a/c"}"#)
  }

  @Test func patternsOfModels() {
    var client = GatewayClient(name: "x", key: "k")
    #expect(client.mayUse("a/b"))
    client.models = ["google/*", "*/flux*pro"]
    #expect(client.mayUse("google/gemini") && client.mayUse("bfl/flux.2-pro") && !client.mayUse("openai/gpt"))
    client.models = [String(repeating: "*a", count: 40)]
    #expect(!client.mayUse(String(repeating: "b", count: 4000)))
  }
}
