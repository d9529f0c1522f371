import Domain
import Foundation
import RawServing
import Testing

@testable import OpenRouter

/// The shapes in which pictures, costs and reasons come.
struct AnswerShapeTests {
  private static let item = #"{"type":"image_generation_call","status":"completed","result":"PNG"}"#

  @Test(arguments: [
    #"{"type":"image_edit.completed","b64_json":"PNG"}"#, #"{"data":[{"b64_json":"PNG"}]}"#, #"{"b64_json":"PNG"}"#,
    #"{"type":"image.done","image":{"url":"data:image/png;base64,PNG"}}"#, #"{"images":["PNG"]}"#,
    #"{"type":"response.output_item.done","item":ITEM}"#, #"{"data":{"images":[{"b64_json":"PNG"}]}}"#,
    #"{"type":"response.completed","response":{"output":[ITEM],"usage":{"cost":1}}}"#, #"{"data":"PNG"}"#,
    #"{"type":"response.output_item.done","item":{"content":[{"type":"output_image","image_url":"data:image/png;base64,PNG"}]}}"#,
    #"{"candidates":[{"content":{"parts":[{"inlineData":{"mimeType":"image/png","data":"PNG"}}]}}]}"#,
    #"{"choices":[{"delta":{"content":"![image](data:image/png;base64,PNG)"},"finish_reason":"stop"}]}"#,
    #"{"choices":[{"message":{"images":[{"image_url":{"url":"data:image/png;base64,PNG"}}]},"finish_reason":"stop"}]}"#,
    #"{"choices":[{"delta":{"content":[{"type":"image_url","image_url":{"url":"PNG"}}]}}]}"#,
  ])
  func everyShapeIsAPicture(_ shape: String) async throws {
    let body = shape.replacing("ITEM", with: Self.item).replacing("PNG", with: Make.png)
    for answer in [Make.answer(body), Make.stream(body, "[DONE]"), Make.stream(body, body, "[DONE]")] {
      let outcome = try await Make.outcome(answer)
      #expect(outcome.images.count == 1 && outcome.dropped == 0, "\(answer)")
      #expect(!outcome.text.contains("base64"))
    }
  }

  @Test(arguments: [
    "image_edit.partial_image", "image_generation.partial_image", "response.image_generation_call.partial_image",
  ])
  func partialPicturesAreShownAndNeverKept(_ type: String) async throws {
    let reports = Reports()
    let key = type.hasPrefix("response") ? "partial_image_b64" : "b64_json"
    for answer in [
      Make.stream(#"{"type":"\#(type)","\#(key)":"\#(Make.png)"}"#, "[DONE]"),
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: \(type)\ndata: {\"\(key)\":\"\(Make.png)\"}\n\n",
    ] {
      #expect(try await Make.failure(answer, report: reports.add) != nil)
    }
    #expect(reports.all.count { if case .partial = $0 { true } else { false } } == 2)
  }

  @Test func theTypeMayStandInTheEventLine() async throws {
    let stream =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\nevent: image_edit.completed\n"
      + "data: {\"b64_json\":\"\(Make.png)\",\"usage\":{\"cost\":2}}\n\n"
    let outcome = try await Make.outcome(stream)
    #expect(outcome.images.count == 1 && outcome.usage.cost == 2)
  }

  @Test func thePictureMayComeLetterByLetter() async throws {
    let text = "Voilà: ![x](data:image/png;base64,\(Make.png)) so."
    let pieces = text.map { #"{"choices":[{"delta":{"content":"\#($0)"}}]}"# }
    let stream =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n" + pieces.map { "data: \($0)\n\n" }.joined()
      + #"data: {"choices":[{"delta":{},"finish_reason":"stop"}]}"# + "\n\n"
    let outcome = try await Make.outcome(stream, Make.request(.chat))
    #expect(outcome.images.count == 1 && outcome.text == "Voilà:  so.")
  }

  @Test func largePicturesInWordsAreFoundToo() async throws {
    let png = try #require(Data(base64Encoded: Make.png))
    let large = (png + Data(repeating: 7, count: 5000)).base64EncodedString()
    for (start, end) in [("Here: ![image](data:image/png;base64,", ") ok"), ("data:image/png;base64,", ""), ("", "")] {
      let body = #"{"choices":[{"message":{"content":"\#(start)\#(large)\#(end)"},"finish_reason":"stop"}]}"#
      let outcome = try await Make.outcome(Make.answer(body), Make.request(.chat))
      #expect(outcome.images.first?.bytes.count == png.count + 5000)
      #expect(!outcome.text.contains("base64") && outcome.text.count < 20)
    }
  }

  @Test func thePictureOfTheDeltasAndOfTheMessageIsOne() async throws {
    let image = #"[{"image_url":{"url":"data:image/png;base64,\#(Make.png)"}}]"#
    let outcome = try await Make.outcome(
      Make.stream(
        #"{"choices":[{"delta":{"content":"So.","images":\#(image)}}]}"#,
        #"{"choices":[{"delta":{"images":\#(image)}}]}"#,
        #"{"choices":[{"message":{"content":"So.","images":\#(image)},"finish_reason":"stop"}],"usage":{"cost":1}}"#),
      Make.request(.chat))
    #expect(outcome.images.count == 1 && outcome.text == "So." && outcome.dropped == 0)
  }

  @Test func citationsAreNoPictures() async throws {
    let body =
      #"{"choices":[{"message":{"content":"No.","annotations":[{"type":"url_citation","url_citation":{"url":"https://a.b/"}}]}}]}"#
    #expect(try await Make.failure(Make.answer(body), Make.request(.chat))?.title.contains("link") == false)
  }

  @Test(
    arguments: [
      (#"{"cost":0,"is_byok":true,"cost_details":{"upstream_inference_cost":0.04}}"#, 0.04),
      (#"{"cost":0.002,"is_byok":true,"cost_details":{"upstream_inference_cost":0.04}}"#, 0.042),
      (#"{"is_byok":true,"cost_details":{"upstream_inference_cost":0.04}}"#, 0.04),
      (#"{"cost":0.04,"is_byok":false,"cost_details":{"upstream_inference_cost":0.04}}"#, 0.04),
      (#"{"cost":0.04,"cost_details":{"upstream_inference_cost":0.04}}"#, 0.04),
      (#"{"cost":0,"is_byok":true,"cost_details":null}"#, 0),
    ] as [(String, Decimal)])
  func ownKeysCostWhatTheirProviderAsks(_ usage: String, _ cost: Decimal) async throws {
    let image = #"{"data":[{"b64_json":"\#(Make.png)"}],"usage":\#(usage)}"#
    #expect(try await Make.outcome(Make.answer(image)).usage.cost == cost)
    #expect(try await Make.outcome(Make.stream(image, "[DONE]")).usage.cost == cost)
  }

  @Test func theRecordOfAnOwnKeyLikewise() async throws {
    let server = try RawServer(
      answering: Make.answer(
        #"{"data":{"total_cost":0.002,"upstream_inference_cost":0.04,"is_byok":true}}"#))
    defer { server.stop() }
    let client = try Make.client(server)
    #expect(try await client.record(ofGeneration: "g").totalCost == Decimal(string: "0.042"))
    #expect(await client.glance(atGeneration: "g")?.totalCost == Decimal(string: "0.042"))
  }

  @Test func aCostThatWasHeardStays() async throws {
    let outcome = try await Make.outcome(
      Make.stream(
        #"{"choices":[{"delta":{"images":["\#(Make.png)"]}}],"usage":{"cost":0.5,"prompt_tokens":3}}"#,
        #"{"choices":[{"delta":{},"finish_reason":"stop"}],"usage":{"total_tokens":29}}"#, "[DONE]"),
      Make.request(.chat))
    #expect(outcome.usage == Usage(promptTokens: 3, cost: Decimal(string: "0.5")))
  }

  @Test(arguments: [
    ("IMAGE_SAFETY", Failure.Kind.moderated), ("IMAGE_PROHIBITED_CONTENT", .moderated),
    ("PROHIBITED_CONTENT", .moderated),
    ("IMAGE_RECITATION", .moderated), ("RECITATION", .moderated), ("BLOCKLIST", .moderated), ("SPII", .moderated),
    ("NO_IMAGE", .noImage), ("IMAGE_OTHER", .noImage), ("OTHER", .noImage), ("MAX_TOKENS", .noImage),
  ])
  func theProvidersOwnWordIsTheReason(_ word: String, _ kind: Failure.Kind) async throws {
    let body = #"{"choices":[{"delta":{"content":""},"finish_reason":"stop","native_finish_reason":"\#(word)"}]}"#
    for answer in [Make.stream(body, "[DONE]"), Make.answer(body.replacing("delta", with: "message"))] {
      let failure = try #require(try await Make.failure(answer, Make.request(.chat)))
      #expect(failure.kind == kind, "\(failure)")
      #expect(failure.title.contains(word) || word == "MAX_TOKENS", "\(failure)")
    }
    // A picture that came is one, whatever the word.
    let image = #"{"choices":[{"message":{"images":["\#(Make.png)"]},"native_finish_reason":"\#(word)"}]}"#
    #expect(try await Make.outcome(Make.answer(image), Make.request(.chat)).images.count == 1)
  }
}
