import Foundation
import Testing

@testable import Domain

struct PromptPickerTests {
  /// The first is the newest.
  private static let texts = [
    "a picture of a red fox in snow", "Ein Fuchs über dem See", "the redfox logo", "a castle at night",
    "a red balloon; a fox sleeps under it",
  ]
  private static let prompts = texts.enumerated().map { place, text in
    PastPrompt(id: Int64(10 - place), text: text, time: Date(timeIntervalSince1970: Double(100 - place)), model: "a/b")
  }

  private func found(_ filters: String...) -> [Int64] {
    var picker = PromptPicker(Self.prompts)
    for filter in filters { picker.setFilter(filter) }
    return picker.rows.indices.compactMap { picker.prompt(at: $0)?.id }
  }

  @Test(
    arguments: [
      ("", [10, 9, 8, 7, 6]), ("RED fox", [10, 8, 6]), ("rdfx", [10, 8, 6]), ("cstl", [7]), ("Über", [9]),
      ("nothing at all", []),
      ("ngt fox", []), ("snow", [10]), ("a/b castle", [7]),
    ] as [(String, [Int64])])
  func wordsAndTheirLetters(_ filter: String, expected: [Int64]) { #expect(found(filter) == expected) }

  @Test func theVeryWordsComeBeforeScatteredLettersHoweverOld() {
    let prompts = ["f o x", "an old fox"].enumerated().map {
      PastPrompt(id: Int64($0), text: $1, time: .distantPast)
    }
    var picker = PromptPicker(prompts)
    picker.setFilter("fox")
    #expect(picker.rows == [1, 0])
  }

  /// So many other letters may stand between those of a word, and no more; what is behind them may be another beginning.
  @Test(arguments: [(0, true), (24, true), (25, false), (400, false)])
  func lettersStandCloseTogether(gap: Int, isFound: Bool) {
    func find(_ text: String) -> Bool {
      var picker = PromptPicker([PastPrompt(id: 1, text: text, time: .distantPast)])
      picker.setFilter("fxq")
      return picker.rows.count == 1
    }
    let between = String(repeating: "o", count: gap)
    #expect(find("f\(between)xq") == isFound && find("an f\(between)xq z") == isFound)
    #expect(find("f\(between)x \(between) foxq"))
    #expect(!find("fx"))
  }

  /// Narrowing letter by letter must find what a fresh search finds.
  @Test func narrowingFindsTheSame() {
    var picker = PromptPicker(Self.prompts)
    for filter in ["r", "re", "red", "red f", "red fx", "red", "c", "ca", "", "fo", "fox sn"] {
      picker.setFilter(filter)
      #expect(picker.rows.compactMap { picker.prompts[Int($0)].id } == found(filter), "\(filter)")
    }
  }

  @Test func whatIsTakenOutIsGoneUnderTheSameFilter() {
    var picker = PromptPicker(Self.prompts)
    picker.setFilter("red fox")
    picker.remove(8, filter: "red fox")
    #expect(picker.rows.indices.compactMap { picker.prompt(at: $0)?.id } == [10, 6])
    #expect(picker.prompts.count == 4)
  }
}
