import Foundation
import Testing

@testable import Gateway

/// Forms with files.
struct MultipartTests {
  private static let type = "multipart/form-data; boundary=XyZ"

  private static func form(_ parts: [(head: String, bytes: [UInt8])]) -> [UInt8] {
    parts.flatMap { part -> [UInt8] in
      Array("--XyZ\r\nContent-Disposition: form-data; \(part.head)\r\n\r\n".utf8) + part.bytes + Array("\r\n".utf8)
    } + Array("--XyZ--\r\n".utf8)
  }

  @Test func filesAndTextsAreTold() throws {
    let bytes: [UInt8] = [0, 13, 10, 45, 45, 255, 13, 10]
    let body = Self.form([
      (#"name="prompt""#, Array("a fox".utf8)), (#"name="image[]"; filename="a.png""#, bytes),
      (#"name="image[]"; filename="b;c.png""#, [1]), (#"name="mask"; filename="m.png""#, [2]),
    ])
    let form = try Multipart(body, contentType: Self.type)
    #expect(form.text("prompt") == "a fox" && form.parts.count == 4)
    #expect(form.files("image", "image[]").map(\.bytes) == [bytes, [1]] && form.files("mask").count == 1)
  }

  @Test func brokenFormsAreRefused() throws {
    let body = Self.form([(#"name="prompt""#, Array("a fox".utf8))])
    for cut in 0..<(body.count - 8) {
      #expect(throws: GatewayError.self, "\(cut)") { try Multipart(Array(body.prefix(cut)), contentType: Self.type) }
    }
    #expect(throws: GatewayError.self) { try Multipart(body, contentType: "multipart/form-data") }
    let many = Self.form((0..<40).map { (#"name="p\#($0)""#, []) })
    #expect(throws: GatewayError.self) { try Multipart(many, contentType: Self.type) }
  }
}
