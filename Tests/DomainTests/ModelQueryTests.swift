import Testing

@testable import Domain

struct ModelQueryTests {
  @Test func wordsAndConditionsAreToldApart() {
    let query = ModelQuery("  Gemini IN:Image out:text provider:Google <$0.05 :free 2.5 ")
    #expect(query.words.map { String(decoding: $0, as: UTF8.self) } == ["gemini", "2.5"])
    #expect(query.inputs == [.image] && query.outputs == [.text] && query.providers == ["google"])
    #expect(query.priceBelow == .of("0.05") && query.onlyFree && query.hasConditions)
  }

  @Test(arguments: ["", "   ", "\n\t"]) func nothingIsAskedFor(_ text: String) {
    #expect(ModelQuery(text).isEmpty)
  }

  @Test(arguments: ["in:", "out:", "provider:", "<", "<x", "<0.05x", "<1-2", ":fre", "<$", "<."])
  func whatIsNotFinishedIsAWord(_ text: String) {
    let query = ModelQuery(text)
    #expect(!query.hasConditions && query.words == [Array(text.utf8)])
  }

  @Test(arguments: [("<0.05", "0.05"), ("<.5", "0.5"), ("<1", "1"), ("<$2.", "2")])
  func prices(_ text: String, expected: String) {
    #expect(ModelQuery(text).priceBelow == .of(expected))
  }
}
