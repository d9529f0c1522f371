import Cells
import Domain
import Media
import Raster
import Testing

@testable import Interface

/// One prompt to several models: marking, the question with the figures, the contact sheet.
@Suite struct CompareTests {
  private static let flash = "google/gemini-2.5-flash-image"
  private static let pro = "google/gemini-3-pro-image-preview"
  private static let flux = "black-forest-labs/flux.2-pro"

  /// Create with models to compare, as the picker leaves it.
  private func comparing(_ models: [String] = [flash, pro, flux], _ width: Int = 120, _ height: Int = 40) -> Model {
    var model = Model.make(width, height)
    model.create.compared = models
    _ = model.update(.endpointsLoaded(model: Self.pro, [.make(price: "0.134")]))
    _ = model.update(.endpointsLoaded(model: Self.flux, [.make(price: "0.03")]))
    model.makePlan()
    return model
  }

  /// With the question answered by yes.
  private func sent(_ models: [String] = [flash, pro, flux], _ width: Int = 120, _ height: Int = 40) throws -> Model {
    var model = comparing(models, width, height)
    try model.act(.generate)
    model.send(.character("y"))
    model.notice = nil
    return model
  }

  /// Finishes all jobs that were sent.
  private func finished(_ width: Int = 120, _ height: Int = 40) throws -> Model {
    var model = try sent([Self.flash, Self.pro, Self.flux], width, height)
    for number in 1...3 { _ = model.update(.finished(JobID(number), [model.picture(of: JobID(number))], .make())) }
    model.zone = .result
    return model
  }

  @Test func marksInThePickerMakeAComparison() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    try model.act(.markModel)
    model.send(.down)
    try model.act(.markModel)
    #expect(model.screen().contains("2 to compare"))
    let before = model.settings
    let effects = model.send(.enter)
    #expect(model.create.compared.count == 2)
    #expect(model.settings == before)
    #expect(sends(effects) == 0)
    #expect(model.panel == .create && model.editor == nil)
    #expect(model.comparison.sweep.models == model.create.compared)
  }

  @Test func lettersStillFilterThePicker() throws {
    var model = Model.make(panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    model.send(.enter)
    model.write("t flux")
    guard case .picker(let state) = model.editor else { return #expect(Bool(false), "the picker is closed") }
    #expect(state.filter.text == "t flux" && state.marked.isEmpty)
  }

  @Test func oneMarkIsNoComparison() throws {
    var model = Model.make()
    try model.act(.compare)
    try model.act(.markModel)
    model.send(.enter)
    #expect(model.create.compared.isEmpty)
    #expect(model.notice?.text.contains("second model") == true)
    try model.act(.markModel)
    model.send(.enter)
    #expect(model.editor == nil && model.create.compared.isEmpty)
  }

  @Test func noMoreThanEightAreMarked() throws {
    let models = (0..<12).map { imageModel("lab/model-\($0)") }
    var model = Model.make(catalogue: .make(models))
    try model.act(.compare)
    for _ in 0..<12 { model.send(.control("t"), .down) }
    model.send(.enter)
    #expect(model.create.compared.count == Comparison.most)
  }

  @Test func modelsThatWriteAreNotCompared() throws {
    var model = Model.make(panel: .openRouter(.analysis))
    try model.focus(setting: "analysis.model")
    model.send(.enter)
    model.send(.control("t"))
    #expect(model.notice?.text == "Only models that make images are compared.")
  }

  @Test func pricesOfComparedModelsAreFetched() throws {
    var model = Model.make()
    try model.act(.compare)
    for _ in 0..<3 { model.send(.control("t"), .down) }
    let effects = model.send(.enter)
    let fetched = effects.compactMap { if case .loadEndpoints(let id) = $0 { id } else { nil } }
    #expect(
      Set(fetched).union(model.traffic.pendingEndpoints).isSuperset(
        of: Set(model.create.compared).subtracting([Self.flash])))
  }

  @Test func createShowsThePlansAndAKeyClearsThem() throws {
    var model = comparing()
    let screen = model.screen()
    for text in ["Compare: 3 models", "$0.20", "flux.2-pro", "$0.13", "^G Compare 3 models"] {
      #expect(screen.contains(text), "\(text)\n\(screen)")
    }
    try model.act(.endCompare)
    #expect(!model.isComparing && model.comparison.cells.isEmpty)
    #expect(model.screen().contains("^G Generate"))
    #expect(Action.endCompare.disabledReason(in: model) != nil)
  }

  @Test func plansAreNotCutAboveEmptyRows() throws {
    var hasFree = false
    for height in 20...60 {
      var model = comparing([Self.flash, Self.pro, Self.flux], 80, height)
      let placed = FormLayout(model, inside: model.layout.inside(try #require(model.layout.form)))
      let free = placed.inside.height - placed.total
      hasFree = hasFree || free > 0
      let screen = model.screen()
      let isWhole = [Self.flash, "gemini-3-pro", "flux.2-pro"].allSatisfy {
        screen.contains($0)
      }
      #expect(isWhole || free <= 0, "\(height): \(free) rows are free\n\(screen)")
    }
    #expect(hasFree)
  }

  @Test func generateAsksOnceAndNoIsTheDefault() throws {
    var model = comparing()
    #expect(sends(try model.act(.generate)) == 0)
    #expect(model.jobs.isEmpty)
    let screen = model.screen()
    #expect(screen.contains("Send this prompt to 3 models? 3 requests, each billed."))
    #expect(screen.contains("Estimated $0.20"))
    #expect(sends(model.send(.enter)) == 0)
    #expect(model.jobs.isEmpty && model.layers.isEmpty)
  }

  @Test func yesSendsOneSet() throws {
    var model = comparing()
    try model.act(.generate)
    let effects = model.send(.character("y"))
    #expect(model.jobs.map(\.model) == [Self.flash, Self.pro, Self.flux])
    #expect(sends(effects) == 2)
    #expect(model.waitingJobs.count == 1)
    #expect(model.comparison.isOpen && model.sheetItems.count == 3)
  }

  @Test func whatWasAskedIsWhatIsSent() throws {
    var model = comparing()
    try model.act(.generate)
    _ = model.update(.catalogueLoaded(ModelIndex(.make([imageModel(Self.flash)])), .live))
    model.send(.character("y"))
    #expect(model.jobs.count == 3)
  }

  @Test func eachModelIsAdjustedForItself() throws {
    let models = [imageModel(Self.flash), imageModel("lab/square", ratios: ["1:1"])]
    var model = Model.make(120, 40, catalogue: .make(models))
    model.create.compared = models.map(\.id)
    _ = model.update(.ticked(1))
    _ = model.update(.catalogueLoaded(ModelIndex(.make(models)), .live))
    let plans = model.comparison.sendable
    #expect(plans.map { $0.requests[0].aspectRatio } == ["16:9", "1:1"])
    #expect(plans[0].adjustments.isEmpty && !plans[1].adjustments.isEmpty)
  }

  @Test func aModelThatCannotBePlannedIsLeftOutAndNamed() throws {
    var model = comparing([Self.flash, "lab/gone"])
    #expect(model.screen().contains("lab/gone"))
    try model.act(.generate)
    #expect(model.screen().contains("One model is left out"))
    model.send(.character("y"))
    #expect(model.jobs.map(\.model) == [Self.flash])
  }

  @Test func nothingIsAskedWhenNoModelCanBePlanned() throws {
    var model = comparing(["lab/gone", "lab/lost"])
    #expect(try model.act(.generate) == [.beep])
    #expect(model.layers.isEmpty && model.jobs.isEmpty)
  }

  @Test(arguments: [(120, 40), (80, 24), (60, 20), (200, 60)]) func theSheetShowsEachResult(width: Int, height: Int)
    throws
  {
    var model = try finished(width, height)
    let screen = model.screen()
    for name in ["gemini-2.5-flash", "gemini-3-pro", "flux.2-pro"] { #expect(screen.contains(name), "\(screen)") }
    #expect(screen.split(separator: "$0.039 · 21.3 s").count == 4)
    let rows = model.frame()
    #expect(rows.cells.count { $0.kind == .picture } > 60)
  }

  @Test func arrowsChooseAndEnterZoomsAndComesBack() throws {
    var model = try finished()
    #expect(model.picture?.job == JobID(1))
    model.send(.right)
    #expect(model.picture?.job == JobID(2))
    model.send(.enter)
    #expect(!model.comparison.isOpen && model.picture?.job == JobID(2))
    #expect(model.screen().contains("1344×768 PNG"))
    model.send(.right)
    model.send(.enter)
    #expect(model.comparison.isOpen && model.comparison.cursor == 2)
    model.send(.right, .right, .right)
    #expect(model.comparison.cursor == 2)
    model.send(.left, .left, .left)
    #expect(model.comparison.cursor == 0)
  }

  @Test func upAndDownKeepTheirColumn() throws {
    var model = try finished(80, 24)
    let pane = try #require(model.layout.result)
    let columns = SheetView(model, pane).columns
    model.send(.down)
    #expect(model.comparison.cursor == (columns < 3 ? columns : 0))
    model.send(.up, .up)
    #expect(model.comparison.cursor == 0)
  }

  @Test func aClickChoosesAndASecondShows() throws {
    var model = try finished()
    let place = try model.place(of: "flux.2-pro")
    // The form names the model too; the sheet is to the right of it.
    let pane = try #require(model.layout.result)
    let cell = try #require(SheetView(model, pane).cells.last)
    #expect(place.x >= 0)
    let inside = Point(x: cell.frame.minX + 2, y: cell.frame.minY + 1)
    model.click(inside.x, inside.y)
    #expect(model.comparison.cursor == 2 && model.comparison.isOpen)
    model.click(inside.x, inside.y)
    #expect(!model.comparison.isOpen && model.picture?.job == JobID(3))
  }

  @Test func theKeysOfAResultWorkOnTheChosenOne() throws {
    var model = try finished()
    model.send(.right)
    model.now += 5
    let effects = try model.act(.again)
    #expect(sends(effects) == 1)
    #expect(model.jobs.last?.request?.model == Self.pro)
    #expect(!model.comparison.isOpen)
  }

  @Test func failuresAndRunningJobsHaveTheirPlaces() throws {
    var model = try sent()
    _ = model.update(.progressed(JobID(1), .sent(bytes: 200)))
    _ = model.update(.ticked(4))
    #expect(model.screen().contains("waiting · 4.0 s"))
    _ = model.update(.failed(JobID(2), .server))
    #expect(model.screen().contains("failed after"))
    #expect(model.screen().contains("1 of 3 done"))
    model.zone = .result
    model.send(.right, .enter)
    if model.isOnTop(TextLayer.self) {} else { Issue.record("the failure is not told") }
  }

  @Test func aPartialPictureIsSeenOnTheSheet() throws {
    var model = try sent()
    let bitmap = Bitmap(width: 16, height: 9, red: 200)
    _ = model.update(.partialShown(JobID(1), Picture.Preview(number: 1, bitmap: bitmap)))
    _ = model.update(.partialShown(JobID(2), Picture.Preview(number: 1, bitmap: bitmap)))
    model.prepare()
    let pane = try #require(model.layout.result)
    let cells = SheetView(model, pane).cells
    for cell in cells.prefix(2) {
      #expect(
        model.comparison.rendered.surface(try #require(cell.shown).id, fitting: cell.picture.size, look: model.look)
          != nil)
    }
    #expect(model.frame().cells.contains { $0.kind == .picture })
  }

  @Test func aSingleJobAfterwardsIsFollowed() throws {
    var model = try finished()
    model.now += 10
    try model.act(.endCompare)
    try model.act(.generate)
    #expect(!model.comparison.isOpen && model.followedJob?.id == JobID(4))
  }

  @Test func manyPicturesScrollOnTheSheet() throws {
    var model = try finished(60, 20)
    for number in 4...20 {
      let made = model.picture(of: JobID(3), number)
      model.gallery.learn([made.item])
      model.results.made.append(made.picture)
    }
    let pane = try #require(model.layout.result)
    for _ in 0..<30 { model.send(.right) }
    let cells = SheetView(model, pane).cells
    #expect(cells.contains { $0.index == model.comparison.cursor })
    #expect(cells.allSatisfy { pane.intersection($0.frame) == $0.frame })
  }
}
