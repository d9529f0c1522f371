import Cells
import Domain
import Foundation
import Interface
import Testing

/// Orders of several steps, through the screen and through the command: prompts that a model writes, questions before an edit,
/// several models; and orders for which the service tells less than usual.
@Suite(.serialized) struct OrderParityTests {
  private static let models = ["google/gemini-2.5-flash-image", "black-forest-labs/flux.2-pro"]

  @Test(arguments: [
    [], ["status=401@/chat/completions"], ["status=402@/chat/completions"], ["status=403@/chat/completions"],
    ["status=429:3@/chat/completions"], ["status=500@/chat/completions"], ["refusal@/chat/completions"],
    ["html@/chat/completions"],
  ])
  func aPromptThatAModelWrites(faults: [String]) async throws {
    let parity = Parity(faults: faults, posts: 1)
    try await parity.compare(["prompt", "a quiet harbour", "--vis-type", "scene-illustration"]) { stage, _ in
      stage.press(.character("I"), .enter)
      stage.type("a quiet harbour")
      stage.press(.control("g"))
      try stage.until("it was sent") { !$0.jobs.isEmpty }
    }
  }

  @Test(arguments: [
    [], ["status=402@/chat/completions"], ["status=403@/chat/completions"], ["status=500@/chat/completions#1"],
    ["refusal@/chat/completions"], ["no-images@/images"], ["status=500@/images"],
  ])
  func anEditWithQuestionsBeforeIt(faults: [String]) async throws {
    let config = "prompt:\n  revise-edits: true\n  automatic-analysis: true\n"
    let parity = Parity(faults: faults, config: config, prepare: { try await Parity.made($0) })
    try await parity.compare(["edit", "ID", "--prompt", "a lake at dawn"]) { stage, id in
      stage.press(.character("2"))
      try stage.until("the picture is listed") { $0.gallery.ids == [id] && $0.gallery.item(id) != nil }
      stage.press(.character("U"))
      try stage.until("it is a reference") { !$0.create.references.isEmpty }
      stage.press(.character("1"), .control("g"))
      try stage.until("it was sent") { !$0.jobs.isEmpty }
    }
  }

  @Test(arguments: [
    [], ["status=500@/images#1"], ["status=403@/images#1"], ["no-images@/images#1"], ["status=402@/images#1"],
    ["status=401@/images#1"], ["redirect=http://127.0.0.2:9/@/images#1"],
  ])
  func severalModels(faults: [String]) async throws {
    let parity = Parity(faults: faults, config: "general:\n  jobs: 1\n")
    let named = Self.models.flatMap { ["--model", $0] }
    try await parity.compare(["generate", "a lake at dawn"] + named) { stage, _ in
      stage.compare(Self.models)
      try stage.until("the prices are known") { model in
        Self.models.allSatisfy { model.world.endpoints[$0] != nil }
      }
      stage.press(.control("g"), .character("y"))
      try stage.until("both were asked for") { $0.jobs.count == 2 }
    }
  }

  /// The disk has what was fetched before.
  private static func fetched(_ program: Program) async throws -> String {
    _ = try await program.run(["models", "--json"])
    return ""
  }

  @Test(arguments: [["status=500@/models"], ["html@/models"]]) func aCatalogueOnDisk(faults: [String]) async throws {
    let parity = Parity(faults: faults, prepare: Self.fetched, posts: 1)
    try await parity.compare(["generate", "a lake at dawn"]) { stage, _ in stage.press(.control("g")) }
  }

  @Test(arguments: [["status=500@/models"], ["html@/models"]]) func noCatalogueAtAll(faults: [String]) async throws {
    let parity = Parity(faults: faults, posts: 0)
    try await parity.compare(["generate", "a lake at dawn"]) { stage, _ in stage.press(.control("g")) }
  }

  @Test(arguments: [["status=500@/endpoints"], ["cut@/endpoints"]]) func pricesOnDisk(faults: [String]) async throws {
    let parity = Parity(faults: faults, prepare: { try await Parity.made($0) }, posts: 1)
    try await parity.compare(["generate", "a lake at dawn"]) { stage, _ in
      try stage.until("the prices are known") { $0.world.endpoints[Self.models[0]] != nil }
      stage.press(.control("g"))
    }
  }
}
