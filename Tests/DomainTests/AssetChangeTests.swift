import Foundation
import Testing

@testable import Domain

struct AssetChangeTests {
  private let asset: Asset = {
    var asset = Asset(id: "0123456789ab", created: Date(timeIntervalSince1970: 0))
    asset.tags = ["fox", "snow"]
    asset.analysis = "A fox."
    asset.canBeReferenceFor = [.sceneCard]
    return asset
  }()

  /// Everything that the user can change at once.
  private var whole: AssetChange {
    var change = AssetChange(naming: .saved("Fox"))
    change.addedTags = ["winter", "fox"]
    change.removedTags = ["snow", "nothing"]
    change.analysis = "Another."
    change.canBeReferenceFor = []
    return change
  }

  @Test func whatIsEmptyChangesNothing() {
    #expect(AssetChange().isEmpty && AssetChange().applied(to: asset) == asset)
    #expect(!whole.isEmpty)
  }

  @Test func theInverseUndoes() {
    let changed = whole.applied(to: asset)
    #expect(changed.name == "Fox" && changed.state == .saved && changed.tags == ["fox", "winter"])
    #expect(changed.analysis == "Another." && changed.canBeReferenceFor.isEmpty)
    let back = whole.inverse(for: asset).applied(to: changed)
    #expect(Set(back.tags) == Set(asset.tags))
    #expect(back.name == nil && back.state == .reviewQueue && back.analysis == "A fox.")
    #expect(back.canBeReferenceFor == [.sceneCard])
    // What came in between stays.
    var meanwhile = AssetChange()
    meanwhile.addedTags = ["dusk"]
    #expect(Set(whole.inverse(for: asset).applied(to: meanwhile.applied(to: changed)).tags) == ["fox", "snow", "dusk"])
  }

  @Test func aRatingIsTakenBackToTheOneBefore() {
    let rated = AssetChange(rating: 4).applied(to: asset)
    #expect(rated.rating == 4 && rated.ratingWords == "4 of 5")
    let rejected = AssetChange(rating: -1)
    let after = rejected.applied(to: rated)
    #expect(after.isRejected && after.ratingWords == "rejected")
    #expect(rejected.stands(in: after) && !rejected.stands(in: rated))
    #expect(rejected.inverse(for: rated).applied(to: after) == rated)
    #expect(AssetChange(rating: 4).inverse(for: asset).applied(to: rated) == asset)
    #expect(AssetChange(rating: 0).applied(to: rated).rating == nil)
  }

  @Test func aNameIsTakenBackToTheOneBefore() {
    let named = AssetChange(naming: .saved("One")).applied(to: asset)
    let change = AssetChange(naming: .saved("Two"))
    #expect(change.inverse(for: named).applied(to: change.applied(to: named)) == named)
    let unsaved = AssetChange(naming: .unsaved)
    #expect(unsaved.applied(to: named) == asset)
    #expect(unsaved.inverse(for: named).applied(to: asset) == named)
  }

  @Test func theTrashIsNotLeftByAName() {
    var trashed = asset
    trashed.state = .trashed
    #expect(AssetChange(naming: .saved("x")).applied(to: trashed).state == .trashed)
    #expect(AssetChange(naming: .unsaved).applied(to: trashed).state == .trashed)
  }

  @Test func anAnalysisKeepsTheTagsThatAreThere() {
    let analysis = PictureAnalysis(answer: "A red fox.\nTags: fox, red", model: "m/x")
    let changed = AssetChange(analysis).applied(to: asset)
    #expect(changed.analysis == "A red fox." && changed.tags == ["fox", "snow", "red"])
  }

  @Test func tagsAreTheSameInAnyCase() {
    var change = AssetChange()
    change.addedTags = ["FOX", "Dusk", "dusk"]
    #expect(change.applied(to: asset).tags == ["fox", "snow", "Dusk"])
    #expect(change.inverse(for: asset).applied(to: change.applied(to: asset)) == asset)
    change = AssetChange()
    change.removedTags = ["FOX"]
    #expect(change.applied(to: asset).tags == ["snow"])
    #expect(Set(change.inverse(for: asset).applied(to: change.applied(to: asset)).tags) == ["fox", "snow"])
    #expect(AssetChange(tags: ["fox"], to: ["FOX"]).isEmpty)
  }

  @Test(arguments: [
    (nil, "a\r\n fox \t in\u{2028}snow ", "a fox in snow"), (" Big\n fox", "x", "Big fox"), (" \n", "x", "x"),
    (nil, " ", "1.png"),
  ])
  func titlesAreOneLine(_ name: String?, _ prompt: String, _ title: String) {
    var asset = asset
    (asset.name, asset.origin.prompt, asset.file) = (name, prompt, "1.png")
    #expect(asset.title == title)
  }

  @Test func tagsFromOneListToAnother() {
    let change = AssetChange(tags: ["a", "b"], to: ["b", "c"])
    #expect(change.addedTags == ["c"] && change.removedTags == ["a"])
    #expect(AssetChange(tags: ["a"], to: ["a"]).isEmpty)
  }

  @Test(arguments: [
    ("fox, big fox ,,fox, FOX", ["fox", "big fox"]), ("", []), (" , ,", []), ("a\u{1B}[2Jb", ["a␛[2Jb"]),
  ])
  func typedTags(_ text: String, expected: [String]) { #expect(AssetChange.tags(text) == expected) }

  @Test func tooManyAndTooLongTagsAreCut() {
    #expect(AssetChange.tags((0..<500).map(String.init).joined(separator: ",")).count == 100)
    #expect(AssetChange.tags(String(repeating: "x", count: 5000)).first?.count == 101)
  }

  @Test func failuresJoin() {
    #expect(Failure.joined([]) == nil)
    let one = Failure(.usage, "One.", advice: "Do.")
    #expect(Failure.joined([one]) == one)
    let joined = Failure.joined([one, Failure(.storage, "Two.")])
    #expect(joined?.sentence == "One. Two. Do." && joined?.kind == .usage)
  }
}
