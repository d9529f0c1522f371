import Domain
import Foundation
import Testing

@testable import Storage

/// Manifests of sweeps and batches, on disk.
@Suite struct RunStoreTests {
  private let workspace: Workspace
  private let store: DiskRunStore

  init() throws {
    workspace = try Workspace()
    store = DiskRunStore(paths: workspace.paths)
  }

  private func record() -> RunRecord {
    var plan = Plan(
      capability: .textToImage, requests: [ImageRequest(route: .images, model: "lab/one", prompt: "a fox", seed: 3)],
      prompt: AssembledPrompt(verbatim: "a fox"), draft: Draft(prompt: "a fox"),
      estimate: .range(low: Decimal(string: "0.03") ?? 0, high: Decimal(string: "0.04") ?? 0))
    plan.draft.format = .square
    return RunRecord(
      kind: .batch, created: Date(timeIntervalSince1970: 1_700_000_000),
      items: [RunItem(cell: 0, label: "line 1", plan.requests[0], of: plan)])
  }

  @Test func itComesBackAsItWas() throws {
    let record = record()
    let folder = store.folder(of: record.id)
    let file = try store.open(folder)
    #expect(try file.load() == nil)
    try file.save(record)
    #expect(try file.load() == record)
    #expect(try workspace.mode(file.path) == 0o600)
    #expect(file.path == folder + "/manifest.json")
  }

  @Test func oneProcessHasItAtATime() throws {
    let folder = store.folder(of: "one")
    do {
      let first = try store.open(folder)
      try first.save(record())
      let failure = #expect(throws: Failure.self) { try store.open(folder) }
      #expect(failure?.title.contains("another process works with it") == true)
    }
    _ = try store.open(folder)
  }

  @Test func theNewestIsFoundAndTheOldestGo() throws {
    #expect(store.newest() == nil)
    for number in 0..<103 {
      let folder = store.folder(of: String(format: "%012x", number))
      let file = try store.open(folder)
      try file.save(record())
      let date = Date(timeIntervalSince1970: 1_700_000_000 + Double(number))
      try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
    }
    #expect(store.newest() == store.folder(of: "000000000066"))
    let kept = try FileManager.default.contentsOfDirectory(atPath: store.folder(of: "000000000066") + "/..").sorted()
    #expect(kept.count == 100 && kept.first == "000000000003")
  }

  @Test func whatIsDamagedIsRefusedAndKept() throws {
    let folder = store.folder(of: "two")
    let file = try store.open(folder)
    try Data("{}".utf8).write(to: URL(fileURLWithPath: file.path))
    let failure = #expect(throws: Failure.self) { try file.load() }
    #expect(failure?.kind == .storage)
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test func whatCannotBeIsRefusedWhenItIsRead() throws {
    let file = try store.open(store.folder(of: "three"))
    var record = record()
    record.items[0].request.timeout = 0
    try file.save(record)
    let failure = #expect(throws: Failure.self) { try file.load() }
    #expect(failure?.title.contains("request 1") == true)
  }

  @Test func whatCouldNotBeReadAgainIsNotBegun() throws {
    let file = try store.open(store.folder(of: "four"))
    var record = record()
    record.items[0].request.prompt = String(repeating: "a", count: 33 << 20)
    let failure = #expect(throws: Failure.self) { try file.save(record) }
    #expect(failure?.kind == .storage)
    #expect(try file.load() == nil)
  }
}
