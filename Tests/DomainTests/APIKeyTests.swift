import Testing

@testable import Domain

struct APIKeyTests {
  private static let secret = "sk-or-v1-0123456789abcdef9f2c"

  @Test(arguments: [
    secret, "  \(secret)\n", "\u{FEFF}\(secret)", "\"\(secret)\"", "'\(secret)'\r\n", "\t\"\(secret)\" \r",
  ]) func edgesAreTrimmed(_ text: String) throws {
    #expect(try APIKey(text).reveal() == Self.secret)
  }

  @Test(arguments: [
    "", "   ", "\"\"", "\u{FEFF}", "two words", "sk-or\nX-Header: 1", "schlüssel", "a\u{0}b", "sk\u{7F}", "ключ",
    String(repeating: "k", count: 513), String(repeating: " ", count: 100_000),
  ]) func whatIsNoKeyIsRefused(_ text: String) {
    let error = #expect(throws: Failure.self) { try APIKey(text) }
    #expect(error?.kind == .configuration)
    #expect(error?.exitCode == 2)
    #expect(error?.sentence.contains("ключ") == false)
  }

  @Test func theLongestKeyIsTaken() throws {
    #expect(try APIKey(String(repeating: "k", count: 512)).reveal().count == 512)
  }

  @Test(arguments: [
    (secret, "sk-or-…9f2c"), ("other-0123456789abcd", "…abcd"), ("short", "…"), ("sk-or-123456789", "…"),
    ("sk-or-1234567890", "sk-or-…7890"),
  ]) func masks(_ text: String, expected: String) throws {
    #expect(try APIKey(text).masked == expected)
  }

  @Test func noWayOfPrintingShowsTheSecret() throws {
    struct Holder {
      let key: APIKey
      let maybe: APIKey?
    }
    let key = try APIKey(Self.secret)
    let holder = Holder(key: key, maybe: key)
    var dumped = ""
    dump(key, to: &dumped)
    dump(holder, to: &dumped)
    dump([key: [key]], to: &dumped)
    let texts = [
      "\(key)", key.description, key.debugDescription, String(reflecting: key), String(describing: key), dumped,
      "\(holder)", String(reflecting: holder), "\([key])", "\(Optional(key) as Any)",
      "\(Array(Mirror(reflecting: key).children))",
    ]
    for text in texts {
      #expect(!text.contains("0123456789") && !text.contains("v1-"))
      #expect(text.contains("9f2c"))
    }
  }

  @Test func keysAreComparedByAllOfThem() throws {
    #expect(try APIKey("sk-or-aaaaaaaaaaaaaaaa1234") != APIKey("sk-or-bbbbbbbbbbbbbbbb1234"))
    #expect(try APIKey(Self.secret) == APIKey(" \(Self.secret)"))
  }
}
