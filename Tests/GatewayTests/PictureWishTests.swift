import Domain
import Foundation
import Testing

@testable import Gateway

/// What clients ask for of pictures.
struct PictureWishTests {
  private func wish(_ text: String) throws -> PictureWish { try PictureWish(JSONMembers(Array(text.utf8))) }

  @Test func sizesAreReadInEachForm() throws {
    #expect(try wish(#"{"prompt":"x","size":"1536x1024"}"#).size.map { [$0.width, $0.height] } == [1536, 1024])
    #expect(try wish(#"{"prompt":"x","size":"16:9"}"#).ratio == "16:9")
    #expect(try wish(#"{"prompt":"x","size":"2K"}"#).resolution == "2K")
    #expect(try wish(#"{"prompt":"x","size":"auto"}"#).size == nil)
    #expect(PicturePlanner.ratio(1536, 1024) == "3:2" && PicturePlanner.ratio(256, 256) == "1:1")
    #expect(throws: GatewayError.self) { try wish(#"{"prompt":"x","size":"large"}"#) }
  }

  @Test(arguments: [("standard", "medium"), ("hd", "high"), ("low", "low"), ("auto", nil)])
  func qualitiesAreTranslated(word: String, expected: String?) throws {
    #expect(try wish(#"{"prompt":"x","quality":"\#(word)"}"#).parameters["quality"] == expected)
  }

  @Test func styleIsDroppedAndTold() throws {
    let wish = try wish(#"{"prompt":"x","style":"vivid","n":2,"seed":7,"output_format":"jpg"}"#)
    #expect(wish.dropped.count == 1 && wish.prompt == "x" && wish.count == 2)
    #expect(wish.parameters == ["seed": "7", "output_format": "jpeg"])
  }

  @Test(arguments: [
    #"{"prompt":"x","n":0}"#, #"{"prompt":"x","n":"many"}"#, #"{"prompt":["x"]}"#,
    #"{"prompt":"x","response_format":"png"}"#,
    #"{"prompt":"x","partial_images":9}"#, #"{"prompt":"x","image":"https://a.example/b.png"}"#,
    #"{"prompt":"x","image":[{"x":1}]}"#, #"{"prompt":"x","image":"data:image/png;base64,!!"}"#,
  ])
  func badWishesAreRefused(_ text: String) {
    #expect(throws: GatewayError.self) { try wish(text) }
  }

  @Test func picturesComeInEachShape() throws {
    let data = Data([1, 2, 3]).base64EncodedString()
    let url = "data:image/png;base64,\(data)"
    for shape in [
      #""image":"\#(data)""#, #""image":["\#(url)"]"#, #""images":[{"image_url":"\#(url)"}]"#,
      #""input_references":[{"type":"image_url","image_url":{"url":"\#(url)"}}]"#, #""image":{"b64_json":"\#(data)"}"#,
    ] {
      #expect(try wish("{\"prompt\":\"x\",\(shape)}").references == [[1, 2, 3]], "\(shape)")
    }
  }
}
