import Cells
import Domain
import Testing

@testable import Interface

/// The layer in which references are chosen, and files dropped on the terminal.
@Suite struct FileBrowserTests {
  private func browsing(_ folder: String = "") throws -> Model {
    var model = Model.make()
    model.references.folder = folder
    let effects = try model.act(.addReference)
    #expect(effects == [.listFolder(FolderRequest(folder: folder))])
    _ = model.update(.folderListed(FolderRequest(folder: folder), .success(.make())))
    return model
  }

  private func state(_ model: Model) throws -> FileBrowser {
    guard let state = model.top(FileBrowser.self) else { throw NotOnScreen(text: "files") }
    return state
  }

  @Test func aFolderIsShownAndEntered() throws {
    var model = try browsing()
    #expect(model.screen().contains("cantina.png"))
    #expect(try state(model).current?.name == "sub")
    #expect(model.send(.enter) == [.listFolder(FolderRequest(folder: "sub/"))])
    #expect(model.screen().contains("Reading…"))
    _ = model.update(
      .folderListed(FolderRequest(folder: "sub/"), .success(FolderListing(path: "/pics/sub", entries: []))))
    #expect(model.send(.enter) == [.listFolder(FolderRequest(folder: ""))])
  }

  @Test func typingNarrowsAndTabCompletes() throws {
    var model = try browsing("/pics/")
    model.write("C")
    #expect(try state(model).shown.map(\.name) == ["cantina.png"], "cantor.txt is no picture")
    model.send(.tab)
    #expect(try state(model).buffer.text == "/pics/cantina.png")
    #expect(model.send(.enter) == [.readReferences(["/pics/cantina.png"], .add)])
    #expect(model.send(.enter).isEmpty)
    #expect(model.screen().contains("Reading what was chosen"))
    _ = model.update(.referencesRead([.make("cantina.png")], refused: [], .add))
    #expect(model.layers.isEmpty)
    #expect(model.references.folder == "/pics/")
  }

  @Test func severalAreMarkedAndAddedAtOnce() throws {
    var model = try browsing()
    model.send(.control("t"))
    #expect(try state(model).marked.isEmpty)
    model.send(.down, .control("t"), .down, .insert)
    #expect(try state(model).marked == ["cantina.png", "photo of a fox.jpg"])
    #expect(model.screen().contains("2 marked"))
    #expect(model.send(.enter) == [.readReferences(["cantina.png", "photo of a fox.jpg"], .add)])
  }

  @Test func hiddenNamesAreAskedForByADot() throws {
    var model = try browsing()
    #expect(model.send(.character(".")) == [.listFolder(FolderRequest(folder: "", includesHidden: true))])
  }

  @Test func lateListingsAreLetGo() throws {
    var model = try browsing()
    model.send(.enter)
    _ = model.update(.folderListed(FolderRequest(folder: ""), .success(.make())))
    #expect(try state(model).listing == nil)
    _ = model.update(.folderListed(FolderRequest(folder: "sub/"), .failure(Failure(.unreadableFile, "No way in."))))
    #expect(model.screen().contains("No way in."))
  }

  @Test func whatMatchesNothingIsTakenAsTyped() throws {
    var model = try browsing()
    model.write("zebra.png")
    #expect(model.screen().contains("Nothing here begins so"))
    #expect(model.send(.enter) == [.readReferences(["zebra.png"], .add)])
    var empty = try browsing()
    _ = empty.update(.folderListed(FolderRequest(folder: ""), .failure(Failure(.unreadableFile, "No."))))
    #expect(empty.send(.enter).isEmpty)
    empty.send(.escape)
    #expect(empty.layers.isEmpty)
  }

  @Test(arguments: [
    ("/tmp/in/", "/", "/"), ("/tmp/in/", "~/x", "~/x"), ("/tmp/in/", "b//etc", "/etc"), ("/tmp/in/", "b/~/c", "~/c"),
    ("/tmp/in/", "b", "/tmp/in/b"), ("", "/etc/", "/etc/"), ("", "~", "~"), ("/tmp/in/", "b~", "/tmp/in/b~"),
  ])
  func anAbsolutePathBeginsAnew(first: String, typed: String, path: String) throws {
    var model = try browsing(first)
    model.write(typed)
    #expect(try state(model).buffer.text == path)
  }

  @Test func aPathThatFailsStaysWithItsReason() throws {
    var model = try browsing("/pics/")
    #expect(model.paste(text: "/tmp/nope.png").contains(.readReferences(["/tmp/nope.png"], .add)))
    #expect(try state(model).buffer.text == "/tmp/nope.png")
    let failure = Failure(.unreadableFile, "/tmp/nope.png is not there.")
    #expect(model.update(.referencesRead([], refused: [failure], .add)) == [.beep])
    #expect(try state(model).problem == "/tmp/nope.png is not there.")
    #expect(model.screen().contains("/tmp/nope.png is not there."))
    #expect(model.references.folder == "/pics/")
    model.send(.backspace)
    #expect(try state(model).problem == nil)
    #expect(model.paste(text: "/tmp/in/").contains(.listFolder(FolderRequest(folder: "/tmp/in/"))))
    model.send(.escape)
    #expect(model.references.folder == "/pics/")
  }

  @Test func anImportClosesItsLayerWhenSomethingCame() throws {
    var model = Model.gallery(2)
    model.references.folder = "/pics/"
    try model.act(.importFiles)
    _ = model.update(.folderListed(FolderRequest(folder: "/pics/"), .success(.make())))
    #expect(try state(model).shown.map(\.name) == ["..", "sub", "cantina.png", "photo of a fox.jpg"])
    #expect(model.screen().contains("1 other file left out"))
    model.write("nope.png")
    #expect(model.send(.enter).contains(.gallery(.importFiles(["/pics/nope.png"]))))
    _ = model.update(.effectFailed(Failure(.unreadableFile, "It is not there.")))
    _ = model.update(.gallery(.changed(undo: nil, said: "")))
    #expect(model.screen().contains("It is not there."))
    #expect(try state(model).isReading == false)
    for _ in 0..<8 { model.send(.backspace) }
    model.write("cantina")
    #expect(model.send(.enter).contains(.gallery(.importFiles(["/pics/cantina.png"]))))
    // Also where something else has been opened over it meanwhile.
    model.send(.function(1))
    _ = model.update(.gallery(.changed(undo: nil, said: "One picture imported.")))
    #expect(model.layers.count == 1 && model.context == .reading)
    #expect(model.references.folder == "/pics/")
  }

  @Test func aClickChooses() throws {
    var model = try browsing()
    let place = try model.place(of: "cantina.png")
    #expect(model.click(place.x, place.y) == [.readReferences(["cantina.png"], .add)])
  }

  @Test(arguments: [
    ("", "../"), ("a/", ""), ("a/b/", "a/"), ("/", "/"), ("/a/", "/"), ("../", "../../"), ("~/", "~/../"),
    ("~/a b/", "~/"),
  ])
  func theWayUp(folder: String, above: String) { #expect(FileBrowser.above(folder) == above) }

  @Test(arguments: [
    ("/a/b.png", ["/a/b.png"]), ("'/a/my cat.png' ", ["/a/my cat.png"]), ("\"/a/b c.png\"", ["/a/b c.png"]),
    ("/a/my\\ cat.png", ["/a/my cat.png"]), ("file:///a/my%20cat.png\r\n", ["/a/my cat.png"]),
    ("file://host/a.png", ["/a.png"]), ("'/a.png' '/b.png'", ["/a.png", "/b.png"]),
    ("/a.png\n/b.png\n", ["/a.png", "/b.png"]), ("/a/my cat.png", ["/a/my cat.png"]), ("~/a.png", ["~/a.png"]),
    ("'/it'\\''s.png'", ["/it's.png"]), ("a red fox", []), ("", []), ("'", []), ("\\", []),
  ])
  func droppedPaths(text: String, paths: [String]) { #expect(DroppedPaths(text).paths == paths) }

  /// A long word is split as a short one, and more than anybody drops is not split at all.
  @Test func longTextIsNoListOfFiles() {
    let word = "/" + String(repeating: "é", count: 30_000)
    #expect(DroppedPaths(word).paths == [word])
    #expect(DroppedPaths("/" + String(repeating: "a", count: 1 << 20)).paths.isEmpty)
  }

  @Test func aDroppedFileIsAddedOnTheReferences() throws {
    var model = Model.make()
    try model.focus(.references)
    #expect(model.paste(text: "'/a/my cat.png' ") == [.readReferences(["/a/my cat.png"], .add)])
    #expect(model.paste(text: "pics/b.png\n") == [.readReferences(["pics/b.png"], .add)])
    var browser = try browsing()
    #expect(browser.paste(text: "/a.png\n/b.png") == [.readReferences(["/a.png", "/b.png"], .add)])
    _ = browser.update(.referencesRead([.make("a.png")], refused: [], .add))
    #expect(browser.layers.isEmpty)
    var typed = try browsing()
    typed.paste(text: "cant")
    #expect(try state(typed).buffer.text == "cant")
  }

  @Test func aPasteIntoThePromptIsOnlyEverText() throws {
    var model = Model.make()
    try model.focus(.prompt)
    #expect(model.paste(text: "'/a/my cat.png'").isEmpty)
    #expect(model.create.prompt.text.hasSuffix("'/a/my cat.png'"))
  }
}
