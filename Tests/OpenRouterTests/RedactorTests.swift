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
        #expect(shown == expected, "cut at \(cut), \(width)")
        #expect(feed.text == expected)
      }
    }
  }

  @Test(arguments: [1, 5, 40])
  func hidesEncodedKeysThatComeInPieces(_ width: Int) throws {
    let disguises = [Data(Make.key.utf8).base64EncodedString(), Make.key.utf8.map { String($0, radix: 16) }.joined()]
    for disguise in disguises {
      var feed = TextFeed(Redactor(try APIKey(Make.key)))
      var rest = "It is \(disguise) now."[...]
      var shown = ""
      while !rest.isEmpty {
        shown += feed.take(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      shown += feed.finish()
      // As much may be seen before the run is long enough to be one as the prefix of every key takes up.
      #expect(shown.count < 36 && shown.contains("sk-or-…") && shown.hasSuffix(" now."), "\(shown)")
      #expect(feed.text == shown)
    }
  }

  @Test(arguments: [0, 1, 20, 8191])
  func bytesInPiecesAreCleanedAsOne(_ cut: Int) throws {
    let redactor = Redactor(try APIKey(Make.key))
    let text = "{\"x\":\"\(String(repeating: "a ", count: 9000))\(Make.key)\"}"
    let at = text.utf8.count - Make.key.utf8.count - 2 + cut % Make.key.utf8.count
    let bytes = Array(text.utf8)
    let cleaned = redactor.clean([Array(bytes[..<at]), Array(bytes[at...])]).flatMap { $0 }
    #expect(!String(decoding: cleaned, as: UTF8.self).contains("0123456789abcdef"))
    let plain = [Array("one ".utf8), Array("two".utf8)]
    #expect(Array(redactor.clean(plain)) == plain)
  }

  /// The key as a service may echo it.
  private static func disguises(of key: String) -> [String] {
    let bytes = Array(key.utf8)
    let hex = bytes.map { String(Int($0) + 256, radix: 16).suffix(2) }
    func base64(_ text: String) -> String { Data(text.utf8).base64EncodedString() }
    func parted(by gap: String, _ length: Int) -> String {
      stride(from: 0, to: key.count, by: length).map { String(key.dropFirst($0).prefix(length)) }.joined(separator: gap)
    }
    let bare = key.hasPrefix("sk-or-v1-") ? String(key.dropFirst(9)) : key
    return [
      key.uppercased(), bare, bare.uppercased(), String(bare.prefix(20)), String(bare.suffix(16)),
      bytes.map { "%\(String(Int($0) + 256, radix: 16).suffix(2))" }.joined(), key.replacing("-", with: "%2D"),
      hex.joined(), hex.joined().uppercased(), hex.joined(separator: ":"), hex.map { "\\x\($0)" }.joined(),
      hex.map { "\\u00\($0)" }.joined(), bytes.map { "&#\($0);" }.joined(), base64(key), base64("Bearer \(key)"),
      base64("ab \(key)"), base64("x:\(key)").replacing("=", with: ""), base64(bare), base64(base64(key)),
      parted(by: " ", 8), parted(by: "\n", 5), parted(by: "-", 4), parted(by: "…", 10), parted(by: "\u{200B}", 6),
      parted(by: "XX", 12), "Bearer=\(key)!", "\"\(bare)\"",
      hex.joined(separator: " "), hex.map { "0x\($0)" }.joined(separator: ", "),
      hex.map { "=\($0.uppercased())" }.joined(),
      bytes.map { String($0) }.joined(separator: ","),
      bytes.map { "&#\(String(Int($0) + 100_000).dropFirst());" }.joined(),
      bytes.map { "\\u{\(String($0, radix: 16))}" }.joined(),
      bytes.map { "\\\(String(Int($0) + 512, radix: 8).dropFirst())" }.joined(),
      bytes.map { String(String(Int($0) + 256, radix: 2).dropFirst()) }.joined(separator: " "), String(key.reversed()),
      String(String.UnicodeScalarView(key.unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) })),
      key.replacing("a", with: "а").replacing("c", with: "с").replacing("e", with: "е"), base32(bytes),
    ]
  }

  private static func base32(_ bytes: [UInt8]) -> String {
    let bits = bytes.map { String(String(Int($0) + 256, radix: 2).dropFirst()) }.joined()
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
    return stride(from: 0, to: bits.count, by: 5).map { at in
      let group = bits.dropFirst(at).prefix(5)
      return String(alphabet[(Int(group, radix: 2) ?? 0) << (5 - group.count)])
    }.joined()
  }

  @Test(arguments: [
    Make.key, "sk-or-v1-9f3bA7c1d5E2f8a4b6c0d1e2f3a4b5c6d7e8f9a0b1c2d3e4f5a6b7c8d9e0f1a2", "mySecretKey-0123456789",
  ])
  func aKeyInDisguiseIsHidden(_ key: String) throws {
    let redactor = Redactor(try APIKey(key))
    for disguise in Self.disguises(of: key) where disguise.count >= 16 {
      let shown = redactor.line("Bad key \(disguise) given.")
      #expect(shown.hasPrefix("Bad key "), "\(disguise): \(shown)")
      #expect(shown.hasSuffix(" given.") || shown.hasSuffix("…"), "\(disguise): \(shown)")
      #expect(shown.count < 40 && shown.contains("sk-or-…"), "\(disguise): \(shown)")
    }
  }

  @Test func otherWordsAreLeftAlone() throws {
    let redactor = Redactor(try APIKey(Make.key))
    for words in [
      "The quick brown fox jumps over the lazy dog 0123456789 times.", "gen-1764350000-aBcDeFgHiJkLmNoPqRsT",
      "https://openrouter.ai/settings/keys and google/gemini-2.5-flash-image", "deadbeef0123 cafe 4567 abcd",
      "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 boats",
      "Sizes: 512 768 832 896 1024 1152 1216 1248 1344 1365 1536 2048 4096", "Ночью у моря стоит красная лодка",
      "Unsupported parameter: 'provider_preferences.data_collection' (see docs#routing-policies-2026-01-02)",
    ] {
      #expect(redactor.line(words) == words)
    }
  }

  @Test func disguisedKeysInPiecesAreHidden() throws {
    let bare = String(Make.key.dropFirst(9)).uppercased()
    let text = "It is \(bare), so."
    for cut in 0...text.count {
      var feed = TextFeed(Redactor(try APIKey(Make.key)))
      let shown = feed.take(String(text.prefix(cut))) + feed.take(String(text.dropFirst(cut))) + feed.finish()
      #expect(shown == "It is sk-or-…, so.", "cut at \(cut): \(shown)")
    }
  }

  @Test(arguments: [1, 5, 16])
  func encodedKeysInPiecesAreHidden(_ width: Int) throws {
    for disguise in Self.disguises(of: Make.key) where !disguise.contains(" ") || width > 1 {
      var feed = TextFeed(Redactor(try APIKey(Make.key)))
      var rest = "It is \(disguise) , so that is it."[...]
      var shown = ""
      while !rest.isEmpty {
        shown += feed.take(String(rest.prefix(width)))
        rest = rest.dropFirst(width)
      }
      shown += feed.finish()
      #expect(
        shown.hasPrefix("It is ") && shown.hasSuffix(", so that is it.") && shown.count < 60, "\(disguise): \(shown)")
    }
  }

  @Test func wordsArePassedOnAsTheyCome() throws {
    var feed = TextFeed(Redactor(try APIKey(Make.key)))
    #expect(feed.take("A red boat on the").hasPrefix("A red boat"))
    #expect(feed.take("夜の海に赤い舟。").contains("夜の海に赤い"))
  }

  @Test(arguments: [
    "Unsupported proxy syntax in 'http://user:word#1@host:1': Port number was not a decimal number",
    "Could not resolve proxy: word", "Failed to use proxy word", "Proxy CONNECT aborted, user:word, response 407",
  ])
  func whatCurlSaysOfAProxyIsNotRepeated(_ reason: String) {
    let reader = FailureReader(call: .images, redactor: Redactor(nil), now: { Date() })
    for kind in [TransportError.Kind.unresolved, .other, .unreachable, .malformed] {
      let error = TransportError(kind: kind, reason: reason, wasConnected: false, wasSent: false)
      let failure = reader.failure(of: error)
      #expect(!failure.sentence.contains("word") && failure.sentence.contains("proxy"), "\(failure.sentence)")
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
    ("1.5", 2), ("Sun, 99 Nov 1994 08:49:37 GMT", nil),
  ])
  func readsRetryAfter(_ value: String, _ seconds: Int?) {
    #expect(RetryAfter.seconds(value, now: Date(timeIntervalSince1970: 784_111_777)) == seconds)
  }
}
