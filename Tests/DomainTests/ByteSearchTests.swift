import Domain
import Testing

/// The search for bytes in bytes.
struct ByteSearchTests {
  @Test(arguments: [
    ("", "a", false), ("a", "a", true), ("ab", "b", true), ("aab", "ab", true), ("ab", "abc", false),
    ("aaab", "aab", true),
    ("grüße", "üß", true), ("grüße", "ue", false), ("x\u{0}y", "\u{0}y", true), ("sk-or-sk-or-v1", "sk-or-v1", true),
  ])
  func aTextHoldsAnother(_ text: String, _ word: String, _ isThere: Bool) {
    #expect(text.holds(word) == isThere)
    #expect((Array(text.utf8).place(of: Array(word.utf8)) != nil) == isThere)
    // Texts that came from elsewhere lie in memory in another way.
    #expect(String(decoding: Array(text.utf16), as: UTF16.self).holds(word) == isThere)
  }

  @Test func thePlaceIsTheFirst() {
    #expect([1, 2, 1, 2, 3].place(of: [1, 2, 3]) == 2 && [1, 2, 1, 2].place(of: [1, 2]) == 0)
    #expect([UInt8]().place(of: [1]) == nil && [1].place(of: []) == nil)
  }
}
