import Cells
import Domain
import Foundation
import Interface
import Simulator
import Testing

/// The same act through the screen and through the command, against the same fault: the same lines in the ledger, the same
/// files, the same sentence.
@Suite(.serialized) struct ParityTests {
  @Test(arguments: [
    [], ["status=401@/images"], ["status=402@/images"], ["status=403@/images"], ["status=429:7@/images"],
    ["status=500@/images"], ["status=502@/images"], ["status=524@/images"], ["cut@/images"], ["error-in-200@/images"],
    ["html@/images"], ["no-images@/images"], ["malformed-base64@/images"], ["key-echo@/images"],
    ["missing-media-type@/images"], ["many-images=3@/images"], ["redirect=http://127.0.0.2:9/@/images"],
    ["status=404@/generation"], ["status=500@/endpoints"],
  ])
  func aPicture(faults: [String]) async throws {
    try await Parity(faults: faults).compare(["generate", "a lake at dawn"]) { stage, _ in
      stage.press(.control("g"))
    }
  }

  /// Runs a command on the only picture of a library, and the same on the screen.
  private func compareOnPicture(
    _ faults: [String] = [], seed: Bool = false, command: [String],
    screen act: @escaping (ScreenStage, String) throws -> Void,
    _ location: SourceLocation = #_sourceLocation
  ) async throws {
    let parity = Parity(faults: faults, prepare: { try await Parity.made($0, seed: seed) })
    try await parity.compare(command, screen: act, location)
  }

  @Test func aPictureMadeAgainHasTheNextSeed() async throws {
    try await compareOnPicture(seed: true, command: ["again", "ID"]) { stage, id in
      stage.press(.character("2"))
      try stage.until("the picture is listed") { $0.gallery.ids == [id] && $0.gallery.item(id) != nil }
      stage.press(.character("r"))
      try stage.until("it was sent") { !$0.jobs.isEmpty }
    }
  }

  @Test func tagsAndTheTrash() async throws {
    try await compareOnPicture(command: ["gallery", "tag", "ID", "--add", "snow"]) { stage, id in
      var change = AssetChange()
      change.addedTags = ["snow"]
      stage.run(.gallery(.edit([AssetEdit(id, change)], said: "Tagged.")))
      try stage.until("it is said") { $0.log.contains { $0.text == "Tagged." } }
    }
    try await compareOnPicture(command: ["gallery", "trash", "ID"]) { stage, id in
      stage.run(.gallery(.discard([id])))
      try stage.until("it is said") { $0.log.contains { $0.text.contains("in the trash") } }
    }
  }

  @Test func importedFiles() async throws {
    try await compareOnPicture(command: ["gallery", "import", "HOME/data/images", "HOME/nothing.png"]) { stage, _ in
      let home = stage.home
      stage.run(.gallery(.importFiles([home + "/data/images", home + "/nothing.png"])))
      try stage.until("it is said") { $0.log.contains { $0.text.contains("imported") } }
    }
  }

  @Test(arguments: [
    [], ["status=402@/chat/completions"], ["status=429:3@/chat/completions"], ["refusal@/chat/completions"],
  ])
  func anAnalysis(faults: [String]) async throws {
    try await compareOnPicture(faults, command: ["analyze", "ID"]) { stage, id in
      stage.press(.character("2"))
      try stage.until("the picture is listed") { $0.gallery.ids == [id] && $0.gallery.item(id) != nil }
      stage.press(.character("a"), .enter)
      try stage.until("it was sent") { $0.jobs.contains { $0.purpose != nil } }
    }
  }

  @Test func aKeyWithoutCredit() async throws {
    try await Parity.with(["status=402@/key"]) { simulator in
      let program = try Program(service: simulator.baseURL)
      defer { program.remove() }
      let run = try await program.run(["status", "--json"])
      let key = try #require(try run.object()["key"] as? [String: Any])
      let environment = program.environment
      let state = try await Parity.onThread { () throws -> KeyState in
        let stage = try ScreenStage(environment, prompt: "x")
        try stage.settle()
        return stage.model.world.keyState
      }
      guard case .refused(let reason) = state else { throw ScreenStage.NeverHappened(what: "\(state)") }
      #expect(key["state"] as? String == "refused" && key["reason"] as? String == reason && run.status == 4)
    }
  }

  @Test(arguments: ["HOME/out", "HOME/nowhere/out", "HOME/data/library.sqlite"]) func exportedPictures(
    folder: String
  ) async throws {
    try await compareOnPicture(command: ["gallery", "export", "ID", "--to", folder]) { stage, id in
      let target = folder.replacing("HOME", with: stage.home)
      stage.run(.gallery(.export([id], to: target)))
      try stage.until("it is said") { model in
        model.log.contains { $0.kind == .error || $0.text.contains(" now.") }
      }
    }
  }

  @Test func aNameHasNoBlanksAroundIt() async throws {
    try await compareOnPicture(command: ["gallery", "rename", "ID", " Night lake "]) { stage, id in
      stage.press(.character("2"))
      try stage.until("the picture is listed") { $0.gallery.ids == [id] && $0.gallery.item(id) != nil }
      stage.press(.character("s"), .control("u"))
      stage.type(" Night lake ")
      stage.press(.enter)
      try stage.until("it is said") { $0.log.contains { $0.text.contains("Night lake") } }
    }
  }
}
