import Cells
import Domain
import Testing

@testable import Interface

/// Every screen at every size.
@Suite struct SizeTests {
  /// Everything that can be open, by name.
  private static let scenes: [(name: String, model: Model)] = makeScenes()

  private static func makeScenes() -> [(String, Model)] {
    var scenes: [(String, Model)] = Panel.all.map { ("\($0)", Model.make(120, 40, panel: $0)) }
    func add(_ name: String, _ panel: Panel = .create, _ change: (inout Model) throws -> Void) {
      var model = Model.make(120, 40, panel: panel)
      do { try change(&model) } catch { preconditionFailure("\(name): \(error)") }
      scenes.append((name, model))
    }
    add("text box") { $0.send(.enter) }
    add("zoom") { try $0.act(.zoom) }
    add("rail") { try $0.act(.previousZone) }
    add("line", .general) {
      try $0.focus(setting: "general.timeout")
      $0.send(.enter)
    }
    add("dropdown", .styles) { $0.send(.enter) }
    add("dropdown low", .openRouter(.editing)) {
      try $0.focus(setting: "editing.data-policy")
      $0.send(.enter)
    }
    add("multiselect", .openRouter(.textToImage)) {
      try $0.focus(setting: "text-to-image.ignore")
      $0.send(.enter)
    }
    add("picker", .openRouter(.analysis)) {
      try $0.focus(setting: "analysis.model")
      $0.send(.enter)
    }
    add("key", .openRouter(.analysis)) { try $0.act(.changeKey) }
    add("style", .styles) { try $0.act(.newStyle) }
    add("style's end", .styles) {
      try $0.act(.newStyle)
      $0.send(.backTab)
    }
    add("copy of a style", .styles) { try $0.act(.editStyle) }
    add("help") { try $0.act(.help) }
    add("palette") { try $0.act(.palette) }
    add("log") {
      _ = $0.update(.noticed(.warning, String(repeating: "A long story. ", count: 40)))
      try $0.act(.log)
    }
    add("preview") {
      try $0.focus(.draft(.format))
      try $0.act(.previewPrompt)
    }
    add("references") {
      _ = $0.update(
        .referencesRead([.make("cantina.png"), .make("photo.jpg", treatment: "turned upright")], refused: [], .add))
      try $0.focus(.reference(1))
    }
    add("file browser") {
      try $0.act(.addReference)
      _ = $0.update(.folderListed(FolderRequest(folder: ""), .success(.make())))
    }
    add("find") { try $0.act(.find) }
    add("welcome") { $0.layers = [WelcomeLayer()] }
    add("generating") { try $0.act(.generate) }
    add("queue") {
      for _ in 0..<4 {
        $0.now += 1
        try $0.act(.generate)
      }
      _ = $0.update(.progressed(JobID(2), .sent(bytes: 10)))
    }
    add("failed") {
      try $0.act(.generate)
      _ = $0.update(.failed(JobID(1), .server))
    }
    add("cancelled") {
      try $0.act(.generate)
      try $0.act(.interrupt)
    }
    add("result") { try $0.makePicture() }
    add("slide show", .gallery) {
      $0 = .gallery(5, 120, 40)
      $0.serve($0.send(.character("S")), of: 5)
    }
    add("confirm") {
      try $0.makePicture()
      try $0.act(.quit)
    }
    add("save") {
      try $0.makePicture()
      $0.zone = .result
      try $0.act(.save)
    }
    add("no catalogue", .openRouter(.textToImage)) {
      $0.world.catalogue = .empty
      $0.world.keyState = .missing
    }
    return scenes
  }

  /// Draws and checks that nothing of a terminal's commands is in it and the cursor stands inside.
  private func check(_ model: inout Model, _ name: String) {
    model.prepare()
    let frame = model.frame()
    #expect(frame.size == model.size)
    let bad = frame.cells.first { $0.base.value < 0x20 || (0x7F..<0xA0).contains($0.base.value) }
    #expect(bad == nil, "\(name) at \(model.size)")
    if let cursor = frame.cursor { #expect(frame.bounds.contains(cursor), "\(name) at \(model.size): \(cursor)") }
  }

  @Test(arguments: scenes.indices) func everySizeDraws(index: Int) throws {
    let scene = Self.scenes[index]
    var model = scene.model
    for width in [1, 5, 39, 40, 41, 56, 60, 79, 80, 109, 110, 150, 220] {
      for height in [1, 6, 11, 12, 13, 20, 24, 36, 70] {
        model.resize(width, height)
        check(&model, scene.name)
      }
    }
  }

  @Test func everyColumnAndRowFromTheLeastUp() throws {
    for scene in Self.scenes {
      var model = scene.model
      for step in 0..<24 {
        model.resize(30 + step * 5, 8 + step * 37 % 40)
        check(&model, scene.name)
      }
    }
  }

  /// A window that is made tiny for a moment, as when it is tiled anew.
  @Test(arguments: scenes.indices) func shrinkingBelowTheLeastSizeLosesNothing(index: Int) throws {
    let scene = Self.scenes[index]
    var model = scene.model
    let before = model.screen()
    for (width, height) in [(39, 40), (120, 11), (20, 5), (1, 1)] {
      model.resize(width, height)
      check(&model, scene.name)
      model.resize(120, 40)
      #expect(model.screen() == before, "\(scene.name) after \(width)x\(height)")
    }
  }

  @Test func textThatIsBeingTypedOutlivesATinyWindow() throws {
    for (panel, key) in [(Panel.create, Key.character("/")), (.gallery, .character("/")), (.create, .character("+"))] {
      var model = Model.gallery(9, 200, 50, panel: panel)
      if panel == .gallery { model.go(to: .create) }
      if panel == .gallery { model.zone = .gallery }
      model.send(key)
      model.write("half a word")
      let before = model.screen()
      #expect(before.contains("half a word"))
      model.resize(30, 8)
      model.write("x")
      model.paste(text: "pasted")
      model.resize(200, 50)
      #expect(model.screen() == before, "\(key) on \(panel)")
    }
  }

  @Test func resizingKeepsWhatIsOpen() throws {
    var model = Model.make()
    try model.act(.generate)
    try model.act(.quit)
    model.resize(10, 3)
    #expect(model.screen().contains("Visualize"))
    model.resize(80, 24)
    #expect(model.screen().contains("Quit?"))
    #expect(model.send(.enter).isEmpty)
    #expect(model.layers.isEmpty)
  }

  @Test func aScreenTooSmallSaysWhatItNeeds() throws {
    var model = Model.make(39, 12)
    #expect(model.screen().contains("needs 40x12"))
    #expect(model.screen().contains("This is 39x12"))
    model.resize(40, 11)
    #expect(model.screen().contains("needs 40x12"))
    model.resize(40, 12)
    #expect(!model.screen().contains("needs"))
  }

  @Test func onlyLeavingWorksWhereNothingIsSeen() throws {
    var model = Model.make()
    model.send(.enter)
    model.resize(20, 6)
    #expect(model.send(.character("a"), .control("g"), .enter, .escape, .tab).isEmpty)
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
    #expect(model.context == .text)
    #expect(model.send(.character("q")) == [.quit(0)])
    #expect(model.create.prompt.text == CreateState.defaultPrompt)
  }

  @Test func aSmallScreenAsksBeforeItDropsWork() throws {
    var model = Model.make()
    try model.act(.generate)
    model.resize(36, 6)
    #expect(model.send(.character("q")).isEmpty)
    #expect(model.screen().contains("q again quits"))
    #expect(model.send(.character("q")) == [.quit(0)])
  }

  @Test func jobsGoOnBehindTheCard() throws {
    var model = Model.make()
    let job = try #require(jobToSend(try model.act(.generate)))
    model.resize(20, 6)
    #expect(model.screen().contains("Jobs go on"))
    _ = model.update(.finished(job, [model.picture(of: job)], .make()))
    model.resize(80, 24)
    #expect(model.screen().contains("1344×768"))
  }

  @Test func theFocusIsAlwaysOnTheScreen() throws {
    for panel in Panel.all {
      for (width, height) in [(40, 12), (60, 20), (80, 24), (120, 40)] {
        var model = Model.make(width, height, panel: panel)
        for ref in model.form.refs {
          try model.focus(ref)
          let pane = try #require(model.layout.form)
          let inside = model.layout.inside(pane)
          let placed = FormLayout(model, inside: inside)
          let row = try #require(placed.rows.first { $0.entry.ref == ref })
          #expect(row.y >= inside.minY && row.y < inside.maxY, "\(ref) at \(width)x\(height)")
        }
      }
    }
  }

  @Test func theKeysNeverGoToWhatIsNotSeen() throws {
    for scene in Self.scenes {
      var model = scene.model
      for (width, height) in [(120, 40), (80, 24), (60, 20), (120, 40), (79, 24), (200, 50), (40, 12)] {
        for zoom in 0..<2 {
          if zoom == 1 { _ = model.perform(.zoom) }
          for zone in [Zone.form, .result, .rail, .gallery] {
            model.zone = zone
            model.resize(width, height)
            let layout = model.layout
            switch model.zone {
            case .rail: #expect(layout.rail != nil, "\(scene.name)")
            case .form: #expect(layout.form != nil, "\(scene.name) \(width) zoomed \(model.isZoomed)")
            case .result: #expect(layout.result != nil, "\(scene.name)")
            case .gallery: #expect(layout.gallery != nil, "\(scene.name)")
            }
          }
        }
      }
    }
  }

  @Test func createShownAgainHasItsKeysWhereItsResultIs() throws {
    var model = Model.make()
    try model.makePicture()
    model.send(.character("2"), .character("1"))
    #expect(model.layout.result != nil)
    #expect(model.zone == .result)
    #expect(model.context == .result)
  }

  @Test func asciiScreensHoldNothingElse() throws {
    for panel in Panel.all {
      for layer in 0..<3 {
        var model = Model.make(80, 24, panel: panel, depth: .monochrome, isUnicode: false)
        if layer == 1 { model.send(.character("?")) }
        if layer == 2 { _ = try model.makePicture() }
        model.prepare()
        let other = model.frame().cells.first { !$0.base.isASCII }
        #expect(other == nil, "\(panel) \(layer): \(other?.text ?? "")")
      }
    }
  }
}
