import Foundation
import Testing

@testable import OpenRouter

@Suite struct Base64Tests {
  @Test func roundTripAgreesWithFoundation() {
    for length in 0..<70 {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 * 37 + length) }
      var text: [UInt8] = []
      Base64.encode(bytes, to: &text)
      #expect(String(decoding: text, as: UTF8.self) == Data(bytes).base64EncodedString())
      #expect(Base64.decode(text[...]) == (bytes.isEmpty ? nil : bytes))
    }
  }

  @Test(arguments: [
    "", "A", "AAA==", "AA=", "A===", "=AAA", "AA=A", "AA==AA==", "A-*A", "AAA!", "====", "äAAA",
  ])
  func refuses(_ text: String) {
    #expect(Base64.decode(Array(text.utf8)[...]) == nil)
  }

  @Test func paddingMayBeMissing() {
    #expect(Base64.decode(Array("QQ".utf8)[...]) == Array("A".utf8))
    #expect(Base64.decode(Array("QUI".utf8)[...]) == Array("AB".utf8))
  }

  @Test func bothAlphabetsAreRead() {
    #expect(Base64.decode(Array("A-_A".utf8)[...]) == Base64.decode(Array("A+/A".utf8)[...]))
  }

  @Test func skipsLineBreaks() {
    #expect(Base64.decode(Array("QUJD\r\nREVG\n".utf8)[...]) == Array("ABCDEF".utf8))
  }
}
