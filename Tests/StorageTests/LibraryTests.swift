import Domain
import Foundation
import GRDB
import Raster
import Testing

@testable import Storage

/// The library as one instance uses it.
struct LibraryTests {
  private let bench: LibraryBench
  private let library: GRDBLibrary

  init() throws {
    bench = try LibraryBench()
    library = bench.open().library
  }

  private func add(_ prompt: String, model: String = "a/b", cost: Decimal? = nil, age: Double = 0) throws -> Asset {
    try library.add(
      LibraryBench.png, as: LibraryBench.asset(prompt, model: model, cost: cost, age: age), embedding: true)
  }

  private func found(_ query: AssetQuery) throws -> [String] {
    try library.find(query, limit: 100, offset: 0).map(\.origin.prompt)
  }

  @Test func whatIsAddedComesBackWhole() throws {
    var asset = LibraryBench.asset("a fox", cost: Decimal(string: "0.039"))
    asset.request?.references = [
      Reference(name: "r.png", path: "/home/me/r.png", mediaType: "image/png", width: 1, height: 1, bytes: [1, 2])
    ]
    let added = try library.add(LibraryBench.png, as: asset, embedding: true)
    let read = try library.asset(asset.id)
    #expect(
      read
        == {
          var copy = added; copy.request?.references[0].bytes = []; return copy
        }())
    #expect(read.width == 1 && read.height == 1 && read.mediaType == "image/png" && read.state == .reviewQueue)
    #expect(read.cost == Decimal(string: "0.039") && read.request?.seed == 7)
    #expect(library.path(of: read) == bench.workspace.paths.images + "/" + read.file)
    let bytes = try RegularFile.read(library.path(of: read), limit: 10_000)
    #expect(bytes.count == read.byteCount)
    let text = try #require(ImageMetadata.read(from: bytes))
    #expect(text.contains("a fox, sent") && !text.contains("/home/me"))
  }

  @Test func withoutMetadataTheFileIsAsItCame() throws {
    let asset = try library.add(LibraryBench.png, as: LibraryBench.asset("a fox"), embedding: false)
    #expect(try RegularFile.read(library.path(of: asset), limit: 10_000) == LibraryBench.png)
  }

  @Test(arguments: ["../../../etc/passwd", "/etc/passwd", "a\u{0}b", "..", String(repeating: "x/", count: 300), ""])
  func namesStayInside(_ prompt: String) throws {
    let asset = try add(prompt)
    #expect(!asset.file.contains("/") && !asset.file.hasPrefix("."))
    #expect(try bench.workspace.names(in: bench.workspace.paths.images).contains(asset.file))
  }

  @Test func searchIsByBeginningsOfWords() throws {
    _ = try add("A red fox in deep snow")
    var change = AssetChange()
    change.addedTags = ["Fôxglove"]
    change.analysis = "Purple bells before a wall."
    _ = try library.change([try add("Mountains").id], change)
    #expect(Set(try found(AssetQuery(text: "fox"))) == ["A red fox in deep snow", "Mountains"])
    #expect(try found(AssetQuery(text: "sno RED")) == ["A red fox in deep snow"])
    #expect(try found(AssetQuery(text: "purp wall")) == ["Mountains"])
    for text in ["nothing", "\"", "fox OR wolf", "* NEAR(", "-fox wolf", "';--"] {
      #expect(try found(AssetQuery(text: text)).isEmpty, "\(text)")
    }
  }

  @Test func namesAndFilesAreFoundByTheirWords() throws {
    let asset = try add("a red vixen")
    _ = try library.change([asset.id], AssetChange(naming: .saved("Reynard at dusk.final")))
    let path = try bench.workspace.put(LibraryBench.png, at: "Holidays/Kitzbühel_04.png")
    _ = try library.note(LibraryBench.png, at: path, as: LibraryBench.asset("mountains"))
    #expect(try found(AssetQuery(text: "reynard final")) == ["a red vixen"])
    let stem = asset.file.split(separator: ".")[0].split(separator: "-").last.map(String.init) ?? ""
    #expect(try found(AssetQuery(text: stem)) == ["a red vixen"])
    #expect(try found(AssetQuery(text: "kitzbuhel")) == ["mountains"])
    for text in ["png", "holidays"] { #expect(try found(AssetQuery(text: text)).count == (text == "png" ? 1 : 0)) }
  }

  @Test func scriptsWithoutBlanksAndSignsAreFoundAnywhere() throws {
    _ = try add("雪の中の赤い狐 at 100%")
    var change = AssetChange(naming: .saved("큰여우"))
    change.addedTags = ["sly🦊"]
    change.analysis = "I ❤️ it_so, ภาพสวย"
    _ = try library.change([try add("one").id], change)
    for text in ["狐", "赤い", "狐 雪", "中の 100", "\"赤い狐\"", "at 狐"] {
      #expect(try found(AssetQuery(text: text)) == ["雪の中の赤い狐 at 100%"], "\(text)")
    }
    for text in ["🦊", "여우", "❤", "❤️", "สวย", "🦊 one", "ly🦊"] {
      #expect(try found(AssetQuery(text: text)) == ["one"], "\(text)")
    }
    for text in ["狼", "狐 🦊", "狐%", "狐_", "%狐", "\\狐", "🐺", "狐 wolf", "🦊' OR 1 --"] {
      #expect(try found(AssetQuery(text: text)).isEmpty, "\(text)")
    }
  }

  @Test func conditionsAndOrders() throws {
    _ = try add("old", model: "a/b", cost: 2, age: 1000)
    _ = try add("new", model: "c/d", cost: 1, age: 10)
    _ = try add("free", model: "c/d", age: 100)
    #expect(try found(AssetQuery()) == ["new", "free", "old"])
    #expect(try found(AssetQuery(order: .oldest)) == ["old", "free", "new"])
    #expect(try found(AssetQuery(order: .dearest)) == ["old", "new", "free"])
    #expect(try found(AssetQuery(order: .cheapest)) == ["new", "old", "free"])
    var query = AssetQuery()
    query.model = "c/d"
    query.since = LibraryBench.now.addingTimeInterval(-50)
    #expect(try found(query) == ["new"])
    query = AssetQuery()
    query.leastCost = Decimal(string: "1.5")
    #expect(try found(query) == ["old"])
    query.visType = .sceneCard
    #expect(try found(query).isEmpty)
    #expect(try library.count(AssetQuery()) == 3)
    #expect(try library.find(AssetQuery(), limit: 1, offset: 1).map(\.origin.prompt) == ["free"])
  }

  @Test func idsMayBeShortened() throws {
    let asset = try add("a fox")
    #expect(try library.asset(asset.file).id == asset.id)
    #expect(try library.asset(String(asset.id.prefix(5))).id == asset.id)
    for wrong in ["zz", "", "a", "%", "' OR 1 --"] {
      #expect(throws: Failure.self) { try library.asset(wrong) }
    }
  }

  @Test func theTrashKeepsForAMonth() throws {
    let kept = try add("kept")
    let asset = try add("a fox")
    try library.discard([asset.id])
    #expect(try found(AssetQuery()) == ["kept"])
    #expect(try found(AssetQuery(states: [.trashed])) == ["a fox"])
    #expect(try bench.workspace.names(in: bench.workspace.paths.images + "/trash") == [asset.file])
    try library.restore([asset.id])
    #expect(try library.asset(asset.id) == asset)
    try library.discard([asset.id])
    // Whoever uses it goes on making pictures: otherwise the clock is not to be trusted.
    _ = try bench.open().library.add(
      LibraryBench.png, as: LibraryBench.asset("later", age: -20 * 86_400), embedding: false)

    let early = bench.open(now: LibraryBench.now.addingTimeInterval(29 * 86_400)).library
    #expect(try early.count(AssetQuery(states: [.trashed])) == 1)
    let late = bench.open(now: LibraryBench.now.addingTimeInterval(31 * 86_400)).library
    #expect(try late.count(AssetQuery(states: [])) == 2)
    #expect(try bench.workspace.names(in: bench.workspace.paths.images + "/trash").isEmpty)
    #expect(FileManager.default.fileExists(atPath: library.path(of: kept)))
  }

  @Test func importsKeepWhatTheFileSays() throws {
    let original = try add("a fox")
    let copy = bench.workspace.folder + "/copy of fox.png"
    try FileManager.default.copyItem(atPath: library.path(of: original), toPath: copy)
    let imported = try library.importFile(copy)
    #expect(imported.id != original.id && imported.state == .saved && imported.name == "copy of fox")
    #expect(imported.request == original.request && imported.created == original.created)
    let text = try bench.workspace.put("hello", at: "a.png")
    #expect(throws: Failure.self) { try library.importFile(text) }
    #expect(throws: Failure.self) { try library.importFile(bench.workspace.folder) }
  }

  @Test(arguments: [
    ("2026-11-21-a-fox-9f2c.png", "a-fox-9f2c", "2026-11-21-a-fox-9f2c-"),
    ("2024-01-02-2025-03-04 Big fox.PNG", "Big fox", "2026-11-21-big-fox-"),
    ("2026-11-21.png", "2026-11-21", "2026-11-21-2026-11-21-"), ("v1.5.png", "v1.5", "2026-11-21-v1-5-"),
  ])
  func importsAreNamedByTheirStem(_ file: String, _ name: String, _ start: String) throws {
    let asset = try library.importFile(try bench.workspace.put(LibraryBench.png, at: "in/\(file)"))
    #expect(asset.name == name && asset.file.hasPrefix(start) && asset.file.hasSuffix(".png"))
    #expect(asset.file.utf8.count == start.utf8.count + 8)
  }

  @Test func hostileMetadataDoesNoHarm() throws {
    var evil = LibraryBench.asset("x\u{1B}[2J", cost: -5)
    evil.id = "../../x"
    evil.file = "/etc/passwd"
    evil.request?.timeout = 1_000_000
    evil.request?.count = 1_000_000
    evil.request?.references = [
      Reference(name: "p", path: "/etc/passwd", mediaType: "image/png", width: 1, height: 1, bytes: [])
    ]
    evil.request?.references[0].digest = "../../../../etc/passwd"
    let bytes = try ImageMetadata.embed(Detail.text(evil), into: LibraryBench.png)
    let asset = try library.importFile(try bench.workspace.put(bytes, at: "evil.png"))
    #expect(asset.id.count == 12 && !asset.file.contains("/") && asset.cost == 0)
    #expect(
      asset.origin.prompt == "x[2J" && asset.request?.references[0].path == ""
        && asset.request?.references[0].digest == nil)
    #expect(asset.request?.timeout == Rules.timeout.upperBound && asset.request?.count == Rules.images.upperBound)
  }

  @Test func picturesElsewhereAreNotedAndLeftAlone() throws {
    let path = try bench.workspace.put(LibraryBench.png, at: "out/fox.png")
    let asset = try library.note(LibraryBench.png, at: path, as: LibraryBench.asset("a fox"))
    try library.discard([asset.id])
    #expect(FileManager.default.fileExists(atPath: path))
    try library.restore([asset.id])
    #expect(try library.asset(asset.id).state == .saved)
    let other = try library.note(LibraryBench.png, at: path + "2", as: LibraryBench.asset("gone"))
    try library.discard([asset.id, other.id])
    #expect(library.notices().isEmpty)
    try library.delete([asset.id, other.id])
    #expect(library.notices() == ["The file of 1 picture is your own, outside the library, and stays where it is."])
    #expect(FileManager.default.fileExists(atPath: path))
    let again = try library.note(LibraryBench.png, at: path, as: LibraryBench.asset("a fox"))
    try FileManager.default.removeItem(atPath: path)
    #expect(try bench.open().library.asset(again.id).isMissing)
  }

  @Test func migrationsRunOnceAndNewerLibrariesAreLeftAlone() throws {
    let asset = try add("a fox")
    #expect(try bench.open().library.asset(asset.id) == asset)
    let queue = try DatabaseQueue(path: bench.workspace.paths.library)
    #expect(try queue.read { try LibrarySchema.migrator.hasCompletedMigrations($0) })
    try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('9 from the future')") }
    let error = #expect(throws: Failure.self) { try bench.open().library.asset(asset.id) }
    #expect(error?.title.contains("newer version") == true)
  }

  @Test func listsAreAnsweredByTheIndexAlone() throws {
    _ = try add("a fox")
    var tagged = AssetQuery(text: "fox")
    tagged.tags = ["snow"]
    var marked = AssetQuery(states: [])
    (marked.referenceFor, marked.isMissing, marked.modelPart) = (.sceneCard, false, "flux")
    var rated = AssetQuery()
    (rated.leastRating, rated.mostRating) = (4, 5)
    let queue = try DatabaseQueue(path: bench.workspace.paths.library)
    for query in [AssetQuery(), AssetQuery(states: [.trashed], order: .oldest), tagged, marked, rated] {
      let sql = AssetSQL(query)
      let plan = try queue.read { db in
        try Row.fetchAll(
          db, sql: "EXPLAIN QUERY PLAN SELECT id FROM asset WHERE \(sql.condition) ORDER BY \(sql.order)",
          arguments: sql.arguments
        ).map { $0["detail"] as String }
      }
      #expect(plan.first?.contains("asset_listed") == true && !plan.contains { $0.contains("ORDER BY") }, "\(plan)")
    }
  }

  @Test func librariesOfTheFirstStepAreTakenOver() throws {
    let old = try LibraryBench()
    let queue = try DatabaseQueue(path: old.workspace.paths.library)
    try LibrarySchema.migrator.migrate(queue, upTo: "1 assets and ledger")
    var asset = LibraryBench.asset("a fox")
    asset.canBeReferenceFor = [.sceneCard]
    asset.file = try old.workspace.put(LibraryBench.png, at: "fuchs.png")
    asset.measure(LibraryBench.png)
    asset.name = "Reynard"
    try queue.write { [asset] db in
      try db.execute(
        sql: """
          INSERT INTO asset (id, file, state, missing, name, created, model, visType, detail)
          VALUES (?, ?, 'review', 0, ?, ?, 'a/b', ?, ?)
          """,
        arguments: [
          asset.id, asset.file, asset.name, asset.created.timeIntervalSince1970, asset.origin.visType.rawValue,
          try Detail.text(asset),
        ])
      try db.execute(
        sql: "INSERT INTO assetText (rowid, prompt, tags, analysis, name) VALUES (1, 'a fox', '', '', 'Reynard')")
    }
    try queue.close()
    var query = AssetQuery()
    query.referenceFor = .sceneCard
    let library = old.open().library
    #expect(try library.find(query, limit: 2, offset: 0) == [asset] && library.notices().isEmpty)
    #expect(try library.count(AssetQuery(text: "reyn fuchs")) == 1)
  }

  @Test func tenThousandPicturesArePagedAndSearched() throws {
    let database = LibraryDatabase(paths: bench.workspace.paths, now: { LibraryBench.now })
    let many = GRDBLibrary(database, store: DiskPictureStore(paths: bench.workspace.paths))
    try database.write("filled") { db in
      for number in 0..<10_000 {
        var asset = LibraryBench.asset(
          "A \(number % 7 == 0 ? "fox" : "lake") number\(number) in the evening light", age: Double(number))
        asset.file = "\(number).png"
        try db.save(asset)
      }
    }
    #expect(try many.count(AssetQuery()) == 10_000)
    #expect(try many.count(AssetQuery(text: "fox")) == 1429)
    #expect(try many.find(AssetQuery(text: "number777"), limit: 100, offset: 0).count == 11)
    let page = try many.find(AssetQuery(text: "evening"), limit: 100, offset: 5000)
    #expect(page.count == 100 && page[0].file == "5000.png")
    // None of them has a file.
    let again = bench.open().library
    #expect(try again.asset(page[0].id).isMissing && again.notices().first?.contains("10000 pictures") == true)
  }
}
