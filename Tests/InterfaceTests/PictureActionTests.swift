import Cells
import Domain
import Testing

@testable import Interface

/// What is done with a picture is the same in the result pane and in the gallery.
@Suite struct PictureActionTests {
  private static let asset = GalleryItem.id(0)

  /// A result of this session that is the gallery's first picture: as it is seen in the result pane, and in the gallery.
  private func both() throws -> [Model] {
    var model = Model.gallery(3)
    try model.makePicture(as: .make(0))
    model.now += 10
    var result = model
    result.go(to: .create)
    result.create.showsResult = true
    result.zone = .result
    model.go(to: .gallery)
    model.zone = .gallery
    return [result, model]
  }

  @Test(arguments: [Action.view, .useAsReference, .iterate, .discard])
  func theSameActIsTheSame(action: Action) throws {
    let effects = try both().map { model in
      var model = model
      return model.perform(action)
    }
    #expect(!effects[0].isEmpty && effects[0] == effects[1])
  }

  @Test func bothAreSavedByNameOrAsAFile() throws {
    for (text, isFile) in [("Fox", false), ("/tmp/fox.png", true)] {
      for var model in try both() {
        _ = model.perform(.save)
        #expect(model.top(LineQuestion.self)?.question.contains("or a path such as ~/fox.png") == true)
        model.send(.control("u"))
        model.write(text)
        let effects = model.send(.enter)
        let edits = galleryEffects(effects).contains { if case .edit = $0 { true } else { false } }
        let files = effects.contains { if case .savePicture(_, _, text, false) = $0 { true } else { false } }
        #expect(files == isFile && edits == !isFile)
      }
    }
  }

  @Test func aFileThatWasSavedIsToldToTheLibrary() throws {
    let change = AssetChange(naming: .saved("fox.png"))
    for var model in try both() {
      let effects = galleryEffects(model.update(.pictureSaved(.asset(Self.asset), path: "/tmp/fox.png")))
      #expect(effects.contains(.edit([AssetEdit(Self.asset, change)], said: "")))
    }
  }

  @Test func whatCannotBeReadIsSaidInTheSameWords() throws {
    var model = try both()[0]
    _ = try model.act(.generate)
    _ = model.update(.finished(JobID(2), [model.picture(of: JobID(2), path: "")], .make()))
    for action in [Action.view, .useAsReference, .iterate, .analyse] {
      model.notice = nil
      #expect(model.perform(action).allSatisfy { $0 == .beep })
      #expect(model.notice?.text.contains("memory alone") == true, "\(action)")
    }
  }
}
