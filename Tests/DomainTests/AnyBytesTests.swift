import Testing

@testable import Domain

struct AnyBytesTests {
  @Test(
    arguments: [
      [], [0x61, 0xFF, 0x62], [0xC3, 0xA9], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0xA6, 0x8A],
      [0x80, 0xED, 0xA0, 0x80, 0x2F],
      Array(1...255),
    ] as [[UInt8]])
  func bytesComeBack(bytes: [UInt8]) {
    let text = AnyBytes.text(bytes)
    #expect(AnyBytes.path(text).dropLast().map { UInt8(bitPattern: $0) } == bytes)
    if let valid = String(validating: bytes, as: UTF8.self) { #expect(text == valid) }
  }

  @Test func theyAreShownAsNumbers() {
    #expect(Harmless.line(AnyBytes.text([0x61, 0xFF])) == "a\\xff")
  }
}
