import Domain
import Testing

/// Keys in what the user wrote are found; talk of keys is none.
struct KeySearchTests {
  @Test(arguments: [
    "a fox sk-or-v1-0123456789abcdef", "SK-OR-V1-ABCDEFGH", "\u{200B}sk-or-12345678.", "x my-own-gateway-key y",
  ]) func keysAreFound(_ text: String) throws {
    #expect(KeySearch(try APIKey("my-own-gateway-key")).finds(in: ["", text]))
  }

  @Test(arguments: ["", "sk-or-", "a sign that reads sk-or-…", "sk-or-v1 is how keys begin", "short", "ask-or-not"])
  func wordsAreNot(_ text: String) throws {
    #expect(!KeySearch(try APIKey("short")).finds(in: [text]))
    #expect(!KeySearch(nil).finds(in: [text]))
  }
}
