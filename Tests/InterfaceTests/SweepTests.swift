import Cells
import Domain
import Raster
import Testing

@testable import Interface

/// A sweep on Create: its axes by the pickers there are, one question, a table that fills, a failed cell made again alone.
@Suite struct SweepTests {
  private static let flash = "google/gemini-2.5-flash-image"
  private static let flux = "black-forest-labs/flux.2-pro"

  /// 2 × 3: two models, three formats.
  private func sweeping(_ width: Int = 120, _ height: Int = 40) -> Model {
    var model = Model.make(width, height)
    model.create.sweep = Sweep([
      SweepAxis(.model, [Self.flash, Self.flux]), SweepAxis(.format, ["landscape", "portrait", "square"]),
    ])
    _ = model.update(.endpointsLoaded(model: Self.flux, [.make(price: "0.03")]))
    model.makePlan()
    return model
  }

  private func sent(_ width: Int = 120, _ height: Int = 40) throws -> Model {
    var model = sweeping(width, height)
    try model.act(.generate)
    model.send(.character("y"))
    model.notice = nil
    return model
  }

  @Test func theTabChoosesAxesAndValues() throws {
    var model = Model.make(120, 40)
    try model.act(.sweep)
    #expect(model.create.tab == .sweep && model.focusedRef == .axis(0))
    #expect(model.screen().contains("X axis"))
    _ = model.set(.axis(0), .word("seed"))
    #expect(model.create.sweep.axes.map(\.subject) == [.parameter(.seed)])
    guard case .line(.axisValues(0), _)? = model.editor else {
      Issue.record("the seeds are not typed")
      return
    }
    model.write("1..4")
    model.send(.enter)
    #expect(model.create.sweep.axes[0].values == ["1", "2", "3", "4"])
    #expect(model.comparison.sendable.count == 4)
    try model.focus(.axis(1))
    _ = model.set(.axis(1), .word("format"))
    guard case .multiselect(let state)? = model.editor else {
      Issue.record("the formats are not a list")
      return
    }
    #expect(state.choices.count == 3)
    model.send(.character(" "), .down, .character(" "), .enter)
    #expect(model.create.sweep.axes[1].values == ["landscape", "portrait"])
    #expect(model.screen().contains("4 × 2 = 8 pictures"))
  }

  @Test func modelsAreMarkedInThePicker() throws {
    var model = Model.make(120, 40)
    try model.act(.sweep)
    _ = model.set(.axis(0), .word("model"))
    guard case .picker? = model.editor else {
      Issue.record("there is no picker")
      return
    }
    try model.act(.markModel)
    model.send(.down)
    try model.act(.markModel)
    model.send(.enter)
    #expect(model.create.compared.count == 2 && model.panel == .create && model.create.tab == .sweep)
  }

  @Test func whatCannotBeTriedIsSaidAndNotTaken() throws {
    var model = Model.make(120, 40)
    try model.act(.sweep)
    _ = model.set(.axis(0), .word("seed"))
    model.write("fox")
    model.send(.enter)
    #expect(model.create.sweep.axes[0].values.isEmpty && model.notice != nil)
  }

  @Test func wordsThatAreRefusedStayOpen() throws {
    var model = Model.make(120, 40)
    model.create.sweep = Sweep([SweepAxis(.word("corridor"))])
    _ = model.openField(.axisValues(0))
    model.write("fox,fox,wolf,,hare")
    model.send(.enter)
    guard case .line(.axisValues(0), let buffer)? = model.editor else {
      Issue.record("what was typed is gone")
      return
    }
    #expect(buffer.text == "fox,fox,wolf,,hare" && model.notice?.text.contains("fox twice") == true)
  }

  @Test func aBlankLineIsNoValue() throws {
    var model = Model.make(120, 40)
    model.create.sweep = Sweep([SweepAxis(.word("corridor"))])
    _ = model.openField(.axisValues(0))
    model.send(.enter)
    #expect(model.editor == nil && model.create.sweep.axes[0].values.isEmpty)
  }

  @Test(arguments: [
    ([SweepAxis(.parameter(.seed))], "the X axis, Seed"),
    ([SweepAxis(.format, ["landscape", "square"]), SweepAxis(.parameter(.seed))], "the Y axis, Seed"),
  ])
  func nothingIsSentWhileAnAxisHasNoValues(_ axes: [SweepAxis], _ name: String) throws {
    var model = Model.make(120, 40)
    try model.act(.sweep)
    model.create.sweep = Sweep(axes)
    model.makePlan()
    #expect(!model.isReadyToAct && !model.screen().contains("Sweep: "))
    #expect(try model.act(.generate) == [.beep])
    #expect(model.notice?.text.contains("Choose values for \(name)") == true)
    #expect(model.layers.isEmpty && model.jobs.isEmpty)
  }

  @Test func referencesThatGoAlongAreSeenAndAskedAbout() throws {
    var settings = Settings()
    settings.prompt.reviseEdits = false
    var model = Model.make(120, 40, settings: settings)
    model.create.sweep = Sweep([SweepAxis(.format, ["landscape", "square"])])
    try model.act(.sweep)
    _ = model.update(.referencesRead([.make("a.png")], refused: [], .add))
    let screen = model.screen()
    #expect(screen.contains("a.png") && screen.contains("Sweep: 2 pictures with 1 reference"), "\(screen)")
    try model.act(.generate)
    let question = try #require(model.top(Confirm.self)?.question)
    #expect(question.contains("Send this sweep of 2 pictures with 1 reference? 2 requests"))
    model.send(.escape)
    try model.focus(.reference(0))
    model.send(.character("-"))
    #expect(model.create.references.isEmpty && model.focusedRef == .references)
    #expect(!model.screen().contains("with 1 reference"))
  }

  @Test(arguments: ["c", "w", ","] as [Character]) func theTableSaysWhereOneChooses(_ key: Character) throws {
    var model = try sent()
    model.zone = .result
    model.send(.character(key))
    #expect(model.notice?.text.contains("Mark them in the gallery (2)") == true)
  }

  @Test func aWordOfThePromptGivesWay() throws {
    var model = Model.make(120, 40)
    model.create.prompt.replace(with: "a fox in snow")
    try model.act(.sweep)
    _ = model.set(.axis(0), .word(SweepText.newWord))
    model.write("fox")
    model.send(.enter)
    model.write("fox, wolf")
    model.send(.enter)
    #expect(model.create.sweep.axes == [SweepAxis(.word("fox"), ["fox", "wolf"])])
    #expect(model.comparison.sendable.map(\.draft.prompt) == ["a fox in snow", "a wolf in snow"])
  }

  @Test func oneQuestionSendsAll() throws {
    var model = sweeping()
    try model.act(.generate)
    let question = try #require(model.top(Confirm.self)?.question)
    #expect(question.contains("2 × 3 = 6 pictures") && question.contains("6 requests, each billed"))
    let effects = model.send(.character("y"))
    #expect(effects.count { if case .generate = $0 { true } else { false } } == model.settings.general.jobs)
    #expect(model.jobs.count == 6 && model.comparison.isOpen)
    guard case .keepRun(let opening)? = effects.first else {
      Issue.record("its manifest is not begun before it")
      return
    }
    #expect(opening.parts.map(\.job) == model.jobs.map(\.id) && opening.sweep == model.create.sweep)
    #expect(model.comparison.entries.map(\.cell?.index) == [0, 1, 2, 3, 4, 5])
  }

  @Test(arguments: [(60, 20), (80, 24), (120, 40), (200, 60)])
  func theTableFitsItsPaneAndFillsAsTheyCome(_ width: Int, _ height: Int) throws {
    var model = try sent(width, height)
    model.zone = .result
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1))], .make()))
    _ = model.update(.failed(JobID(2), .server))
    let screen = model.screen()
    #expect(screen.contains("2 of 6 done") || width < 80, "\(screen)")
    #expect(screen.contains("flux.2-pro") && screen.contains("landscape"), "\(screen)")
    let pane = try #require(model.layout.result)
    for _ in 0..<6 {
      let cells = SheetView(model, pane).cells
      #expect(cells.contains { $0.index == model.comparison.cursor })
      #expect(cells.allSatisfy { pane.intersection($0.frame) == $0.frame })
      model.send(.right)
    }
  }

  @Test func aFailedCellIsMadeAgainAlone() throws {
    var model = try sent()
    model.zone = .result
    for number in [1, 3, 4, 5, 6] {
      _ = model.update(.finished(JobID(number), [model.picture(of: JobID(number))], .make()))
    }
    _ = model.update(.failed(JobID(2), .server))
    model.comparison.cursor = 1
    #expect(model.picture == nil)
    model.now += 5
    let effects = try model.act(.again)
    let again = effects.compactMap {
      if case .generate(let id, let request, _) = $0 { (id, request.model) } else { nil }
    }
    #expect(again.map(\.0) == [JobID(7)] && again.map(\.1) == [Self.flux])
    #expect(model.comparison.isOpen && model.comparison.entries[1].job == JobID(7))
    _ = model.update(.finished(JobID(7), [model.picture(of: JobID(7))], .make()))
    #expect(model.sheetItems.count == 6 && model.sheetItems.allSatisfy { $0.picture != nil })
  }

  @Test func picturesStandBesideTheNameOfTheirRow() throws {
    var model = try sent(200, 60)
    for number in 1...2 {
      var made = model.picture(of: JobID(number))
      for byte in 0..<64 * 36 * 2 { made.picture.bitmap?.pixels[byte] = 255 }
      _ = model.update(.finished(JobID(number), [made], .make()))
    }
    model.prepare()
    let pane = try #require(model.layout.result)
    let lines = model.frame().text(in: pane).split(separator: "\n", omittingEmptySubsequences: false)
    let name = try #require(lines.firstIndex { $0.contains("landscape") })
    let caption = try #require(lines.firstIndex { $0.contains("$0.039") })
    // What is 64 × 36 is about a third as many lines high as it is columns wide.
    let cell = try #require(SheetView(model, pane).cells.first)
    #expect(caption - name < cell.room.height && caption - name <= cell.room.width / 3)
    #expect(lines[name..<caption].contains { $0.contains("▀") || $0.contains("▄") }, "\(lines[name...caption])")
  }

  @Test func enterOpensACellAndComesBack() throws {
    var model = try sent()
    model.zone = .result
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1))], .make()))
    model.comparison.cursor = 0
    model.send(.enter)
    #expect(!model.comparison.isOpen && model.picture?.job == JobID(1))
    model.send(.enter)
    #expect(model.comparison.isOpen && model.comparison.cursor == 0)
  }

  @Test func theSheetOfASweepHasItsAxes() throws {
    var model = try sent()
    model.zone = .result
    _ = model.update(.finished(JobID(1), [model.picture(of: JobID(1))], .make()))
    _ = model.update(.failed(JobID(2), .server))
    try model.act(.contactSheet)
    let effects = galleryEffects(model.send(.enter))
    guard case .sheet(let order, let path)? = effects.first else {
      Issue.record("no sheet is drawn")
      return
    }
    #expect(order.sweep?.size == "2 × 3" && order.cells.count == 6 && path.hasSuffix("-sheet.png"))
    #expect(order.cells[0].asset != nil && order.cells[1].asset == nil && !order.cells[1].note.isEmpty)
  }

  @Test func oneCanGoBackToOnePicture() throws {
    var model = sweeping()
    try model.act(.endCompare)
    #expect(model.create.sweep.isEmpty && !model.isComparing)
    model.zone = .form
    try model.act(.undo)
    #expect(model.create.sweep.axes.count == 2)
  }
}
