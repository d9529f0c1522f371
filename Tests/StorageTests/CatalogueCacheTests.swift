import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct CatalogueCacheTests {
  let workspace: Workspace
  let cache: DiskCatalogueCache

  init() throws {
    workspace = try Workspace()
    cache = DiskCatalogueCache(paths: workspace.paths)
  }

  private func snapshot(_ source: String = "https://openrouter.ai/api/v1", models: String = "{\"data\":[\n]}")
    -> CatalogueSnapshot
  {
    CatalogueSnapshot(
      models: Array(models.utf8), imageModels: Array("{}".utf8), providers: [],
      fetched: Date(timeIntervalSince1970: 1_795_000_000.25), source: source)
  }

  @Test func snapshotsComeBackForTheirOwnServiceAlone() throws {
    #expect(cache.load(source: "https://openrouter.ai/api/v1") == nil)
    let other = snapshot("http://127.0.0.1:8080/api/v1", models: "other")
    try cache.save(snapshot())
    try cache.save(other)
    #expect(cache.load(source: "https://openrouter.ai/api/v1") == snapshot())
    #expect(cache.load(source: other.source) == other)
    #expect(cache.load(source: "https://openrouter.ai/api/v2") == nil)
    try cache.save(snapshot(models: "newer"))
    #expect(cache.load(source: "https://openrouter.ai/api/v1")?.models == Array("newer".utf8))
  }

  @Test func namesStayInTheFolder() throws {
    for source in ["../../etc/passwd", "/", "", String(repeating: "x", count: 5000), "a\u{0}b\n"] {
      let name = cache.path(of: source).dropFirst(workspace.paths.cache.count + 1)
      #expect(
        name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") } && name.count < 100)
      try cache.save(snapshot(source))
      #expect(cache.load(source: source) == snapshot(source))
    }
  }

  @Test func brokenFilesAreNoSnapshot() throws {
    let source = snapshot().source
    try cache.save(snapshot())
    let whole = try #require(FileManager.default.contents(atPath: cache.path(of: source)))
    for count in 0..<whole.count {
      try workspace.put([UInt8](whole.prefix(count)), at: cache.path(of: source))
      #expect(cache.load(source: source) == nil, "cut to \(count)")
    }
    let liars = [
      #"{"source":"\#(source)","fetched":1,"sizes":[-1,2,1]}"#,
      #"{"source":"\#(source)","fetched":1,"sizes":[9223372036854775807,1,1]}"#,
      #"{"source":"\#(source)","fetched":1,"sizes":[2]}"#, "[]", "", String(repeating: "x", count: 100_000),
    ]
    for header in liars {
      try workspace.put(header + "\nab", at: cache.path(of: source))
      #expect(cache.load(source: source) == nil)
    }
  }

  @Test func tooLargeIsAFailureAndKeepsTheOldOne() throws {
    try cache.save(snapshot())
    var huge = snapshot()
    huge.models = [UInt8](repeating: 32, count: DiskCatalogueCache.limit)
    #expect(throws: Failure.self) { try cache.save(huge) }
    #expect(cache.load(source: huge.source) == snapshot())
  }

  @Test func aFolderThatCannotBeMadeIsAFailure() throws {
    let file = try workspace.put("x", at: "file")
    let cache = DiskCatalogueCache(paths: Paths(environment: ["VISUALIZER_HOME": file]))
    #expect(throws: Failure.self) { try cache.save(snapshot()) }
    #expect(cache.load(source: snapshot().source) == nil)
  }
}
