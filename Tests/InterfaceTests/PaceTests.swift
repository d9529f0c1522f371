import Cells
import Domain
import Testing

@testable import Interface

/// What takes long to send waits while a key is held down.
struct PaceTests {
  private func press(_ key: Key, at time: Double, _ model: inout Model) -> [Effect] {
    model.update(.ticked(time, today: model.today)) + model.update(.input(.key(key)))
  }

  private func largeAsked(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .gallery(.large(let wish)) = $0 { wish.id } else { nil } }
  }

  @Test func aLargePictureWaitsUntilKeysRest() {
    var model = Model.gallery(20, 120, 40)
    model.serve(press(.right, at: 2, &model), of: 20)
    #expect(model.largeItem?.id == GalleryItem.id(1))
    var asked: [Effect] = []
    for step in 1...5 { asked += press(.right, at: 2 + Double(step) * 0.03, &model) }
    #expect(model.gallery.currentID == GalleryItem.id(6) && model.largeItem?.id == GalleryItem.id(1))
    #expect(largeAsked(asked) == [] && model.isMoving && model.restDue != nil)
    let rested = model.update(.ticked(2.15 + (model.restDue ?? 0), today: model.today))
    #expect(model.largeItem?.id == GalleryItem.id(6) && largeAsked(rested) == [GalleryItem.id(6)])
    #expect(model.restDue == nil)
  }

  @Test func whatIsPressedOneByOneIsSeenAtOnce() {
    var model = Model.gallery(20, 120, 40)
    for step in 1...3 {
      model.serve(press(.right, at: 2 + Double(step) * 0.2, &model), of: 20)
      #expect(model.largeItem?.id == GalleryItem.id(step))
    }
  }

  @Test func keysThatComeTogetherAreNoHurry() {
    var model = Model.gallery(20, 120, 40)
    _ = press(.right, at: 2, &model)
    _ = model.update(.ticked(3, today: model.today))
    _ = model.update(.inputs([.key(.right), .key(.right), .key(.left)]))
    #expect(model.restDue == nil && model.largeItem?.id == GalleryItem.id(2))
  }

  @Test func theDetailsOfAModelWaitToo() throws {
    var model = Model.make(120, 40, panel: .openRouter(.textToImage))
    try model.focus(setting: "text-to-image.model")
    _ = press(.enter, at: 2, &model)
    _ = press(.home, at: 3, &model)
    func ids(_ model: Model) throws -> (cursor: String?, seen: String?) {
      guard case .picker(let state)? = model.editor else { throw Failure(.usage, "No picker is open.") }
      return (state.picker.model(at: state.list.cursor)?.id, model.detailed(in: state)?.id)
    }
    let first = try ids(model)
    #expect(first.cursor == first.seen)
    _ = press(.down, at: 3.03, &model)
    let second = try ids(model)
    #expect(second.seen == first.seen && second.cursor != first.cursor)
    _ = model.update(.ticked(4, today: model.today))
    #expect(try ids(model).seen == second.cursor)
  }
}
