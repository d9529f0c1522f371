import Domain
import Foundation
import Testing

@testable import OpenRouter

@Suite struct RedactorTests {
  @Test func hidesKeysByValueAndByPattern() throws {
    let redactor = Redactor(try APIKey("my-own-secret-key"))
    #expect(redactor.clean("bad my-own-secret-key, sk-or-v1-abc_9.") == "bad sk-or-…, sk-or-….")
    #expect(redactor.line("proxy http://u:p@host:1/ died\u{1B}[2J") == "proxy http://…@host:1/ died\u{241B}[2J")
  }

  @Test(arguments: [Make.key, "plainsecret0000"])
  func hidesKeysThatComeInPieces(_ secret: String) throws {
    let text = "It is \(secret), s sk-o \(secret)"
    let expected = "It is sk-or-…, s sk-o sk-or-…"
    for cut in 0...text.count {
      for width in [1, 7] {
        var feed = TextFeed(Redactor(try APIKey(secret)))
        let middle = String(text.dropFirst(cut).prefix(width))
        var shown = feed.take(String(text.prefix(cut))) + feed.take(middle)
        shown += feed.take(String(text.dropFirst(cut + width))) + feed.finish()
        #expect(shown == expected)
        #expect(feed.text == expected)
      }
    }
  }

  @Test func textIsBounded() {
    var feed = TextFeed(Redactor(nil))
    for _ in 0..<40 { _ = feed.take(String(repeating: "x", count: 100_000)) }
    #expect(feed.text.utf8.count < 2 * TextFeed.limit)
  }

  @Test(arguments: [
    ("5", 5), ("0", 0), ("-1", nil), ("1000000000", 600), ("99999999999999999999999", 600), ("soon", nil), ("", nil),
    ("Sun, 06 Nov 1994 08:50:07 GMT", 30), ("Sun, 06 Nov 1984 08:49:37 GMT", 0), ("Sun, 06 Nov 2994 08:49:37 GMT", 600),
    ("1.5", nil), ("Sun, 99 Nov 1994 08:49:37 GMT", nil),
  ])
  func readsRetryAfter(_ value: String, _ seconds: Int?) {
    #expect(RetryAfter.seconds(value, now: Date(timeIntervalSince1970: 784_111_777)) == seconds)
  }
}
