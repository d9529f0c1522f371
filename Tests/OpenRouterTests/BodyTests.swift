import Domain
import Foundation
import Testing

@testable import OpenRouter

/// What is sent, compared as JSON values.
@Suite struct BodyTests {
  private func expect(_ body: JSONTree, _ json: String, _ location: SourceLocation = #_sourceLocation) throws {
    let sent = try JSONSerialization.jsonObject(with: Data(JSONWriter.compact(body)))
    let wanted = try JSONSerialization.jsonObject(with: Data(json.utf8))
    #expect(sent as? NSDictionary == wanted as? NSDictionary, sourceLocation: location)
  }

  @Test func smallestImageBody() throws {
    try expect(Make.request().body, #"{"model":"a/b","prompt":"a fox"}"#)
  }

  @Test func wholeImageBody() throws {
    let request = ImageRequest(
      route: .images, model: "a/b", prompt: "q\"\n", aspectRatio: "16:9", resolution: "2K", quality: "high",
      outputFormat: "webp", background: "opaque", compression: 80, seed: 0, count: 3,
      references: [Make.reference()], modalities: ["image"], maxTokens: 9, streams: true,
      routing: Routing(only: ["x"], ignore: ["y"], sort: "price", allowFallbacks: false, dataCollection: "deny"))
    try expect(
      request.body,
      #"""
      {"model":"a/b","prompt":"q\"\n","aspect_ratio":"16:9","resolution":"2K","quality":"high","output_format":"webp",
       "background":"opaque","output_compression":80,"seed":0,"n":3,"stream":true,
       "input_references":[{"type":"image_url","image_url":{"url":"data:image/png;base64,AQIDBA=="}}],
       "provider":{"only":["x"],"sort":"price","allow_fallbacks":false}}
      """#)
  }

  @Test func ignoredProvidersOnTheirOwn() throws {
    var request = Make.request()
    request.routing = Routing(ignore: ["y"], dataCollection: "deny")
    try expect(request.body, #"{"model":"a/b","prompt":"a fox","provider":{"ignore":["y"]}}"#)
  }

  @Test func wholeChatImageBody() throws {
    let request = ImageRequest(
      route: .chat, model: "a/b", prompt: "a fox", aspectRatio: "16:9", resolution: "2K", quality: "high", seed: 7,
      count: 2, references: [Make.reference()], modalities: ["image", "text"], maxTokens: 9, streams: true,
      routing: Routing(dataCollection: "deny"))
    try expect(
      request.body,
      #"""
      {"model":"a/b","messages":[{"role":"user","content":[{"type":"text","text":"a fox"},
       {"type":"image_url","image_url":{"url":"data:image/png;base64,AQIDBA=="}}]}],"modalities":["image","text"],
       "image_config":{"aspect_ratio":"16:9","image_size":"2K"},"seed":7,"max_tokens":9,"stream":true,
       "provider":{"data_collection":"deny"}}
      """#)
  }

  @Test func textBody() throws {
    let request = ChatRequest(model: "a/b", system: "Be brief.", text: "Hi", images: [Make.reference()], maxTokens: 9)
    try expect(
      request.body,
      #"""
      {"model":"a/b","messages":[{"role":"system","content":"Be brief."},{"role":"user","content":[
       {"type":"text","text":"Hi"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQIDBA=="}}]}],
       "max_tokens":9,"stream":true}
      """#)
    try expect(
      ChatRequest(model: "a/b", text: "Hi", maxTokens: 9, streams: false).body,
      #"{"model":"a/b","messages":[{"role":"user","content":[{"type":"text","text":"Hi"}]}],"max_tokens":9,"stream":false}"#
    )
  }

  @Test func printedBodiesAreSortedAndAbbreviated() {
    var request = Make.request()
    request.references = [
      Make.reference([UInt8](repeating: 0, count: 1_250_000)), Make.reference([UInt8](repeating: 0, count: 12)),
    ]
    #expect(
      BodyPrinter().body(of: request) == """
        {
          "input_references": [
            {
              "image_url": {
                "url": "data:image/png;base64,… (1.2 MB)"
              },
              "type": "image_url"
            },
            {
              "image_url": {
                "url": "data:image/png;base64,… (12 bytes)"
              },
              "type": "image_url"
            }
          ],
          "model": "a/b",
          "prompt": "a fox"
        }
        """)
  }
}
