import Cells
import Domain
import Testing

@testable import Interface

/// Bytes of references stay no longer than they can be sent.
@Suite struct BodyTests {
  private func model() -> Model {
    var settings = Settings()
    settings.prompt.reviseEdits = false
    var model = Model.make(settings: settings)
    _ = model.update(.referencesRead([.make("cantina.png")], refused: [], .add))
    model.now = 10
    return model
  }

  @Test func aJobThatIsOverHoldsNone() throws {
    for isCancelled in [true, false] {
      var model = model()
      let id = try #require(jobToSend(try model.act(.generate)))
      #expect(model.jobs[0].request?.references.first?.bytes == [1, 2, 3])
      if isCancelled { model.send(.character("x"), .character("y")) }
      if !isCancelled { _ = model.update(.finished(id, [model.picture(of: id)], .make())) }
      #expect(model.jobs[0].isOver && model.jobs[0].request?.lacksBytes == true)
      let plan = try #require(model.jobs[0].plan)
      #expect(plan.requests[0].lacksBytes && plan.draft.references[0].bytes.isEmpty)
      // What stands on Create can still be sent.
      #expect(model.create.references[0].bytes == [1, 2, 3])
    }
  }

  @Test func whatWasLetGoOfAnOldPictureIsReadFromTheLibrary() throws {
    var model = model()
    for number in 0..<26 {
      model.now += 10
      let id = try #require(jobToSend(try model.act(.generate)))
      _ = model.update(.finished(id, [model.picture(of: id).known(as: .make(number))], .make()))
      model.go(to: .create)
      model.zone = .form
    }
    #expect(model.pictures.map(\.isLetGo) == [true, true] + Array(repeating: false, count: 24))
    model.shownPicture = model.pictures[0].id
    model.zone = .result
    model.now += 10
    #expect(galleryEffects(model.send(.character("r"))) == [.repeat([GalleryItem.id(0)])])
    #expect(galleryEffects(model.send(.character("e"))) == [.recall(GalleryItem.id(0))])
    #expect(model.jobs.count == 26)
  }
}
