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
    let choices = ModelString("openrouter:a/b?temperature=0.7&verbosity=low%20x&bad|c/d?top_p=1").choices
    #expect(choices.map(\.name) == ["a/b", "c/d"])
    #expect(choices[0].parameters.map { "\($0)=\($1)" } == ["temperature=0.7", "verbosity=low x"])
    #expect(choices[1].parameters.map { "\($0)=\($1)" } == ["top_p=1"])
  }

  @Test(arguments: [(0.0, "a/b"), (2.9, "a/b"), (3.0, "c/d"), (3.9, "c/d")])
  func oneIsDrawnByItsWeight(at place: Double, model: String) {
    let string = ModelString("[weight=3]a/b^[weight=1]c/d?top_k=4|e/f") { sum in
      #expect(sum == 4)
      return place
    }
    #expect(string.models == [model, "e/f"])
    #expect(string.choices[0].parameters.isEmpty == (model == "a/b"))
  }

  @Test func withoutWeightsAllAreAlike() {
    #expect(ModelString("a^b^c") { $0 == 3 ? 1.5 : 0 }.models == ["b"])
    #expect(ModelString("[weight=0]a^b") { _ in 0 }.models == ["b"])
    #expect(ModelString("[weight=nonsense]a^b") { _ in 1.5 }.models == ["b"])
  }

  @Test func aliasesFitTheWholeName() throws {
    let aliases = [
      try ModelAlias(text: "dall-e-(\\d)=openai/gpt-image-\\1"), try ModelAlias(text: "gpt-image.*=openai/gpt-image-1"),
    ]
    #expect(ModelString("dall-e-3", aliases: aliases).models == ["openai/gpt-image-3"])
    #expect(ModelString("gpt-image-1.5", aliases: aliases).models == ["openai/gpt-image-1"])
    #expect(ModelString("my-gpt-image-1", aliases: aliases).models == ["my-gpt-image-1"])
    #expect(ModelString("dall-e-3|x/y", aliases: aliases).models == ["openai/gpt-image-3", "x/y"])
    let fast = ModelString("fast?seed=4", aliases: [try ModelAlias(text: "fast=a/b?top_p=0.5|c/d")]).choices
    #expect(fast.map(\.name) == ["a/b", "c/d"] && fast[1].parameters.map(\.name) == ["seed"])
    #expect(fast[0].parameters.map(\.name) == ["top_p", "seed"])
    #expect(throws: Failure.self) { try ModelAlias(text: "(=x") }
    #expect(throws: Failure.self) { try ModelAlias(text: "nothing") }
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
