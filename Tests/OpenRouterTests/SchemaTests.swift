import Domain
import Testing

@testable import OpenRouter
@testable import Simulator

/// Every kind of body against the schemas that the service publishes.
@Suite struct SchemaTests {
  private static let picture = Reference(
    name: "a.png", path: "/a.png", mediaType: "image/png", width: 1, height: 1, bytes: [1, 2, 3, 4])
  private static let routings = [
    Routing(), Routing(only: ["openai"], ignore: ["x"], sort: "price", allowFallbacks: false, dataCollection: "deny"),
    Routing(ignore: ["x"], sort: "throughput", dataCollection: "allow"),
  ]

  private func violations(_ body: String, _ schema: String) async throws -> [Violation] {
    let document = try JSONReader.read(Array(body.utf8))
    return await SimulatedCatalogue(.recorded).schemas.violations(of: document, in: schema)
  }

  private func imageRequest(_ route: Route, _ routing: Routing) -> ImageRequest {
    ImageRequest(
      route: route, model: "a/b", prompt: "a fox", aspectRatio: "16:9", resolution: "2K", quality: "high",
      outputFormat: "webp", background: "opaque", compression: 80, seed: 5, count: 3, references: [Self.picture],
      modalities: ["image", "text"], maxTokens: 4096, streams: true, routing: routing)
  }

  @Test func imageBodies() async throws {
    for routing in Self.routings {
      let body = BodyPrinter().body(of: imageRequest(.images, routing))
      #expect(try await violations(body, "ImageGenerationRequest") == [])
    }
    let smallest = BodyPrinter().body(of: ImageRequest(route: .images, model: "a/b", prompt: "x"))
    #expect(try await violations(smallest, "ImageGenerationRequest") == [])
  }

  @Test func chatBodies() async throws {
    for routing in Self.routings {
      let body = BodyPrinter().body(of: imageRequest(.chat, routing))
      #expect(try await violations(body, "ChatRequest") == [])
      let text = ChatRequest(
        model: "a/b", system: "Be brief.", text: "Hi", images: [Self.picture], maxTokens: 9, routing: routing)
      #expect(try await violations(BodyPrinter().body(of: text), "ChatRequest") == [])
    }
  }

  @Test func speechBodies() async throws {
    for format in SpeechFormat.allCases {
      let whole = SpeechRequest(model: "a/b", text: "Hi \"you\"", voice: "v", format: format, speed: 125)
      let bare = SpeechRequest(model: "a/b", text: "Hi", voice: nil, format: format)
      for request in [whole, bare] {
        #expect(try await violations(BodyPrinter().body(of: request), "SpeechRequest") == [])
      }
      #expect(BodyPrinter().body(of: whole).contains("\"speed\": 1.25"))
    }
    #expect(try await !violations(#"{"model":"a/b","input":"x","response_format":"wav"}"#, "SpeechRequest").isEmpty)
  }

  @Test func theCheckFindsMistakes() async throws {
    #expect(try await !violations(#"{"model":"a/b"}"#, "ImageGenerationRequest").isEmpty)
    #expect(try await !violations(#"{"model":"a/b","prompt":"x","n":"1"}"#, "ImageGenerationRequest").isEmpty)
    #expect(try await !violations(#"{"model":"a/b"}"#, "ChatRequest").isEmpty)
  }
}
