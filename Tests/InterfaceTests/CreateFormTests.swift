import Cells
import Domain
import Foundation
import Media
import Testing

@testable import Interface

/// What Create says before anything is sent: the model, the user's own words, the number of requests, the button.
@Suite struct CreateFormTests {
  private func row(_ model: Model, holding text: String) throws -> String {
    var model = model
    return String(try #require(model.screen().split(separator: "\n").first { $0.contains(text) }))
  }

  @Test func theModelStandsThereWithItsPrice() throws {
    for (width, height) in [(60, 20), (80, 24), (120, 40), (200, 60)] {
      let row = try row(Model.make(width, height), holding: "Model  ")
      #expect(row.contains("gemini-2.5-f") && row.contains("$0.039"), "\(row)")
    }
  }

  @Test func mOpensThePickerWhereverOneIs() throws {
    var model = Model.make()
    try model.act(.chooseModel)
    guard case .picker(let state)? = model.editor else { throw NotOnScreen(text: "picker") }
    #expect(state.ref == .setting("text-to-image.model"))
    model.write("flux")
    let effects = model.send(.enter)
    #expect(saved(effects)?.textToImage.model == "black-forest-labs/flux.2-pro")
    var instruct = Model.make()
    try instruct.act(.changeTab)
    try instruct.act(.chooseModel)
    guard case .picker(let client)? = instruct.editor else { throw NotOnScreen(text: "picker") }
    #expect(client.ref == .setting("general.client"))
    var analysis = Model.make(panel: .openRouter(.analysis))
    try analysis.act(.chooseModel)
    guard case .picker(let own)? = analysis.editor else { throw NotOnScreen(text: "picker") }
    #expect(own.ref == .setting("analysis.model"))
    var edit = Model.make(panel: .styles)
    _ = edit.update(.referencesRead([.make("a.png")], refused: [], .add))
    try edit.act(.chooseModel)
    #expect(edit.panel == .create && edit.focusedRef == .setting("editing.model"))
  }

  @Test func thePaletteKnowsIt() {
    #expect(CommandList.actions("choose the model", model: .make()).contains(.chooseModel))
  }

  @Test func theUsersWordsComeFirstAndStylesAreFolded() throws {
    var model = Model.make(60, 20)
    try model.focus(.generate)
    let screen = model.screen()
    let words = try #require(screen.range(of: "Digital art illustration of a sci-fi"))
    let style = try #require(screen.range(of: "+ Digital Art, Scene Illustration"))
    #expect(words.lowerBound < style.lowerBound)
    #expect(!screen.contains("A digital painting."))
    #expect(screen.contains("avoid text, watermark"))
  }

  @Test(arguments: [(40, 12), (60, 20), (80, 24), (120, 40)])
  func theButtonIsAlwaysInSight(width: Int, height: Int) throws {
    var model = Model.make(width, height)
    let read = [LoadedReference.make("a.png"), .make("b.png"), .make("c.png")]
    _ = model.update(.referencesRead(read, refused: [], .add))
    for place in model.form.refs.indices {
      model.focus[.create] = place
      #expect(model.screen().contains("^G Generate"), "\(model.form.refs[place])")
    }
  }

  @Test func aClickOnThePinnedButtonSends() throws {
    var model = Model.make(60, 20)
    model.now = 5
    let button = try model.place(of: "^G Generate")
    #expect(sends(model.click(button.x + 2, button.y)) == 1)
  }

  @Test func severalRequestsAreAskedAboutWithTheirSum() throws {
    var model = Model.make()
    model.create.count = 6
    model.makePlan()
    #expect(sends(try model.act(.generate)) == 0)
    guard let confirm = model.top(Confirm.self) else { throw NotOnScreen(text: "question") }
    #expect(confirm.question == "Send 6 images in 2 requests, each billed; $0.23 in all?")
    #expect(sends(model.send(.character("n"))) == 0 && model.jobs.isEmpty)
    model.now = 10
    try model.act(.generate)
    #expect(sends(model.send(.character("y"))) == 2)
  }

  @Test func oneRequestIsNotAskedAbout() throws {
    var model = Model.make()
    model.create.count = 4
    model.makePlan()
    #expect(sends(try model.act(.generate)) == 1)
  }

  @Test func aQuestionIsWrittenInABox() throws {
    var model = Model.make()
    try model.makePicture()
    model.zone = .result
    try model.act(.analyse)
    let screen = model.screen()
    let words = PictureQuestion.standard.split(separator: " ")
    #expect(words.allSatisfy { screen.contains($0) })
    model.write("Which plants are these, and how many leaves has each of them? Say so in one sentence, please.")
    #expect(model.screen().contains("sentence, please."))
  }

  @Test func theTabsAreClicked() throws {
    var model = Model.make()
    let instruct = try model.place(of: "Instruct")
    model.click(instruct.x + 1, instruct.y)
    #expect(model.create.tab == .instruct)
    let prompt = try model.place(of: "Prompt │")
    model.click(prompt.x, prompt.y)
    #expect(model.create.tab == .prompt)
  }
}
