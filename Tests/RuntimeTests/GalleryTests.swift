import Cells
import Domain
import Engine
import Foundation
import Media
import Raster
import Storage
import Testing

@testable import Interface
@testable import Runtime

/// The gallery on a real library: what keys do to files and rows.
@Suite struct GalleryTests {
  private let home = Home()

  private func open(_ width: Int = 80, _ height: Int = 24, service: ScriptedService = ScriptedService()) throws -> Stage
  {
    let stage = Stage(width, height, service: service, home: home)
    try stage.settle()
    stage.press(.character("2"))
    try stage.until("the library is listed") { $0.gallery.isLoaded && $0.gallery.item(at: 0) != nil }
    return stage
  }

  @Test func thumbnailsComeAndAreKept() throws {
    try home.add("a fox")
    let stage = try open()
    let id = try #require(stage.model.gallery.current?.id)
    try stage.until("its thumbnail is here") { $0.gallery.thumbnail(id)?.bitmap != nil }
    #expect(stage.text.contains("a fox"))
    #expect(stage.screen.frame.cells.contains { $0.kind == .picture })
    #expect(home.thumbnails.load(for: "\(home.paths.images)/\(try home.library.asset(id).file)") != nil)
  }

  @Test func aNameAndTagsReachTheLibraryAndCanBeTakenBack() throws {
    let asset = try home.add("a fox")
    let stage = try open()
    stage.press(.character("s"), .control("u"))
    stage.write("Reynard")
    stage.press(.enter)
    // The screen shows it before the library has it.
    #expect(stage.model.gallery.current?.asset.state == .saved)
    try stage.until("the library has it") { $0.history.count(at: .gallery) == 1 }
    #expect(try home.library.asset(asset.id).name == "Reynard")
    stage.press(.character("t"))
    stage.write("red, sly")
    stage.press(.enter)
    try stage.until("it is tagged") {
      $0.gallery.current?.asset.tags == ["red", "sly"] && $0.history.count(at: .gallery) == 2
    }
    stage.press(.character("u"))
    try stage.until("the tags are gone") { $0.gallery.current?.asset.tags == [] }
    stage.press(.character("u"))
    try stage.until("it is unsaved") { $0.gallery.current?.asset.state == .reviewQueue }
    #expect(try home.library.asset(asset.id).name == nil)
  }

  @Test func aSlideShowWakesTheLoopForTheNextPictureAlone() throws {
    for name in ["a fox", "a wolf"] { try home.add(name) }
    let stage = try open()
    let first = try #require(stage.model.gallery.current?.id)
    stage.press(.character("S"))
    try stage.until("the next picture is here") { $0.slideDue != nil }
    for _ in 0..<12 where stage.model.gallery.current?.id == first { stage.press(.function(24)) }
    #expect(stage.model.gallery.current?.id != first)
    stage.press(.character(" "))
    for _ in 0..<12 where stage.model.notice != nil { stage.press(.function(24)) }
    stage.press(.function(24))
    #expect(stage.waiter.limits.last == .some(nil), "paused, nothing wakes the loop")
    stage.press(.character(" "), .function(24))
    let limit = try #require(stage.waiter.limits.last ?? nil)
    #expect((500...5020).contains(limit))
  }

  @Test func discardedIsInTheTrashUntilItIsTakenBack() throws {
    let asset = try home.add("a fox")
    try home.add("a wolf")
    let stage = try open()
    stage.press(.character("X"), .character("y"))
    try stage.until("all are gone") { $0.gallery.count == 0 && $0.history.count(at: .gallery) == 1 }
    #expect(try home.library.asset(asset.id).state == .trashed)
    stage.press(.character("u"))
    try stage.until("they are back") { $0.gallery.count == 2 }
    #expect(FileManager.default.fileExists(atPath: home.library.path(of: try home.library.asset(asset.id))))
  }

  @Test func whatCouldNotBeTakenBackIsTriedAgain() throws {
    try home.add("a fox")
    let stage = try open()
    stage.press(.character("x"), .character("y"))
    try stage.until("it is gone") { $0.gallery.count == 0 && $0.history.count(at: .gallery) == 1 }
    let trash = home.paths.images + "/trash"
    try FileManager.default.moveItem(atPath: trash, toPath: trash + "-away")
    stage.press(.character("u"))
    try stage.until("it failed") { $0.notice?.kind == .error && $0.history.count(at: .gallery) == 1 }
    try? FileManager.default.removeItem(atPath: trash)
    try FileManager.default.moveItem(atPath: trash + "-away", toPath: trash)
    stage.press(.character("u"))
    try stage.until("it is back") { $0.gallery.count == 1 && !$0.history.canUndo(at: .gallery) }
  }

  @Test func againSendsTheSameRequestWithAnotherSeed() throws {
    try home.add("a fox")
    let service = ScriptedService()
    let stage = try open(service: service)
    stage.press(.character("r"))
    try stage.until("a job is under way") { !$0.jobs.isEmpty }
    let request = try #require(stage.model.jobs.first?.request)
    #expect(stage.model.jobs.count == 1)
    #expect(request.prompt == "a fox, sent" && request.seed == 8)
  }

  @Test func aReferenceThatMovedOrChangedIsStillThere() throws {
    let bytes = try Encoder.png(Bitmap(width: 8, height: 8, red: 1, green: 2, blue: 3))
    let other = try Encoder.png(Bitmap(width: 9, height: 9, red: 1, green: 2, blue: 3))
    let path = home.paths.data + "/mine.png"
    let reference = Reference(
      name: "mine.png", path: path, mediaType: "image/png", width: 8, height: 8, bytes: bytes)
    let asset = try home.library.asset(try home.add("a fox", references: [reference]).id)
    let request = try #require(asset.request)
    let repetition = Repetition(library: home.library, pictures: home.pictures)
    for present in [nil, bytes, other, Array("no image".utf8)] {
      if let present { try home.pictures.write(present, to: path, replacing: true) }
      let found = try #require(try repetition.references(of: request).first?.reference)
      #expect(found.bytes == bytes && found.name == "mine.png" && found.path == path && found.width == 8)
    }
    // As after the library was made anew from the files, which tell no paths.
    var bare = request
    bare.references[0].path = ""
    #expect(try repetition.references(of: bare).first?.reference.bytes == bytes)
    bare.references[0].digest = nil
    #expect(throws: Failure.self) { try repetition.references(of: bare) }
    bare.references[0].path = path
    #expect(throws: Failure.self) { try repetition.references(of: bare) }
  }

  @Test func whatCannotBeMadeAgainSaysWhy() throws {
    try home.add(
      "a fox",
      references: [
        Reference(name: "gone.png", path: "/nowhere/gone.png", mediaType: "image/png", width: 1, height: 1, bytes: [])
      ])
    let stage = try open()
    stage.press(.character("r"))
    try stage.until("it is said") { $0.notice?.kind == .error }
    #expect(stage.model.jobs.isEmpty)
  }

  /// An imported file may claim anything: a bare name is a picture of the library or nothing, never a file of the folder
  /// that the program was started in.
  @Test func aReferenceWithoutAFolderIsNoFileOfTheCurrentFolder() throws {
    let name = "visualizer-\(UUID().uuidString).png"
    let path = FileManager.default.currentDirectoryPath + "/" + name
    let own = try home.add("a wolf")
    try FileManager.default.copyItem(atPath: home.library.path(of: own), toPath: path)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let claimed = Reference(name: name, path: name, mediaType: "image/png", width: 1, height: 1, bytes: [])
    let asset = try home.add("a fox", references: [claimed])
    let repetition = Repetition(library: home.library, pictures: home.pictures)
    #expect(throws: Failure.self) { try repetition.plan(of: asset, known: nil) }
    let prefix = Reference(
      name: "x", path: String(own.id.prefix(6)), mediaType: "image/png", width: 1, height: 1, bytes: [])
    let other = try home.add("a cat", references: [prefix])
    #expect(throws: Failure.self) { try repetition.plan(of: other, known: nil) }
  }

  @Test func anEstimateDoesNotTrustAnImportedCostAlone() throws {
    var asset = try home.add("a fox")
    asset.cost = 0
    let repetition = Repetition(library: home.library, pictures: home.pictures)
    #expect(try repetition.plan(of: asset, known: 2).estimate.bounds?.high == 2)
  }

  @Test func editAgainPutsItOnCreate() throws {
    try home.add("a fox")
    let stage = try open()
    stage.press(.character("e"))
    try stage.until("it stands on Create") { $0.panel == .create }
    #expect(stage.model.create.prompt.text == "a fox")
  }

  @Test func exportAndImportGoThroughFolders() throws {
    let asset = try home.add("a fox")
    let folder = home.paths.data + "/out"
    let stage = try open()
    stage.press(.character("O"), .control("u"))
    stage.write(folder)
    stage.press(.enter)
    try stage.until("it is exported") { $0.notice?.kind == .success }
    let copies = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(copies == [asset.file])
    stage.paste(folder)
    try stage.until("it is imported") { $0.gallery.count == 2 }
    #expect(try home.library.find(AssetQuery(text: "fox"), limit: 9, offset: 0).count == 2)
  }

  @Test func aFileThatGoesAwayIsMarked() throws {
    let asset = try home.add("a fox")
    try FileManager.default.removeItem(atPath: home.library.path(of: asset))
    let stage = try open()
    try stage.until("it is marked") { $0.gallery.thumbnail(asset.id)?.isMissing == true }
    #expect(stage.text.contains("✗"))
  }

  @Test func whatBecameOfTheFilesIsSeenOnDemand() throws {
    let asset = try home.add("a fox")
    try home.add("a wolf")
    let stage = try open()
    try stage.until("both are there") { $0.gallery.count == 2 }
    try FileManager.default.removeItem(atPath: home.library.path(of: asset))
    stage.press(.character("R"))
    try stage.until("it is said") { $0.notice?.text.contains("missing") == true }
    stage.press(.character("/"))
    stage.write("is:missing")
    try stage.until("it is found") { $0.gallery.count == 1 && $0.gallery.current?.id == asset.id }
    stage.press(.escape, .character("R"))
    try stage.until("all is in order") { $0.notice?.text.contains("in order") == true }
  }

  @Test func anotherInstancesChangeIsSeenAndNotUndone() throws {
    let asset = try home.add("a fox")
    let stage = try open()
    stage.press(.character("s"), .control("u"))
    stage.write("mine")
    stage.press(.enter)
    try stage.until("it is saved") { $0.history.count(at: .gallery) == 1 }
    _ = try home.library.change([asset.id], AssetChange(naming: .saved("theirs")))
    stage.press(.character("u"))
    try stage.until("it is said") { $0.notice?.text.contains("changed elsewhere") == true }
    #expect(try home.library.asset(asset.id).name == "theirs")
    try stage.until("it is shown") { $0.gallery.current?.asset.name == "theirs" }
    // Gone by another's hand: no false success.
    try home.library.discard([asset.id])
    stage.press(.character("s"))
    stage.write("again")
    stage.press(.enter)
    try stage.until("that is said, too") { $0.notice?.text.contains("discarded elsewhere") == true }
  }

  @Test func aResultStandsInTheGallery() throws {
    let service = ScriptedService()
    let stage = Stage(service: service, home: home)
    try stage.settle()
    stage.press(.control("g"))
    try stage.until("a picture is there") { !$0.pictures.isEmpty }
    #expect(stage.model.madeItem(0)?.isInLibrary == true)
    try stage.until("the gallery knows it") { $0.gallery.count == 1 }
    stage.press(.character("2"))
    #expect(stage.model.gallery.current?.asset.state == .reviewQueue)
    // What another instance calls it, both panes call it.
    let id = try #require(stage.model.pictures.first?.asset)
    _ = try home.library.change([id], AssetChange(naming: .saved("theirs")))
    stage.press(.character("R"))
    try stage.until("it has their name") { $0.madeItem(0)?.asset.name == "theirs" }
    stage.press(.character("1"))
    #expect(stage.text.contains("Result 1/1 · saved"))
  }

  @Test(arguments: [Key.character("x"), .character("s")])
  func whatTheLibraryRefusesIsShownAsItIs(key: Key) throws {
    let asset = try home.add("a fox")
    let engine = Engine.over(ScriptedService(), home: home, library: RefusingLibrary(library: home.library))
    let inbox = Inbox()
    let runner = EffectRunner(engine, inbox: inbox)
    let item = GalleryItem(asset, path: home.library.path(of: asset))
    var model = Model(
      settings: Settings(), size: Size(width: 120, height: 40),
      look: Look(depth: .full, isUnicode: true, themes: [], theme: "dark"))
    _ = model.update(.gallery(.items([item])))
    let effects = key == .character("x") ? model.discardAssets([asset.id]) : model.nameAssets([asset.id], "Reynard")
    #expect(model.gallery.item(asset.id)?.asset.state == (key == .character("x") ? .trashed : .saved))
    for effect in effects { runner.run(effect) }
    runner.finish()
    for message in inbox.drain() { _ = model.update(message) }
    #expect(model.gallery.item(asset.id)?.asset.state == .reviewQueue)
    #expect(model.log.contains { $0.text.contains("was not kept") })
  }
}
