import Domain
import Foundation
import Service
import Simulator
import Testing

@testable import OpenRouter

/// The client against the simulator: the whole way, and its faults.
@Suite(.serialized) struct ServiceTests {
  private func with<T>(
    _ faults: [Fault] = [], _ work: (OpenRouterClient, Simulator) async throws -> T
  ) async throws -> T {
    let simulator = try await Simulator.start(SimulatorOptions(latency: .zero, faults: faults))
    do {
      let result = try await work(try Make.client(simulator.baseURL, key: Simulator.demoKey), simulator)
      await simulator.stop()
      return result
    } catch {
      await simulator.stop()
      throw error
    }
  }

  private func request(_ route: Route = .images) -> ImageRequest {
    ImageRequest(
      route: route, model: "google/gemini-2.5-flash-image", prompt: "a red fox",
      modalities: route == .chat ? ["image", "text"] : [], maxTokens: route == .chat ? 4096 : nil, timeout: 20)
  }

  @Test func theRecordedCatalogueLosesNoRow() async throws {
    let snapshot = try await with { client, _ in try await client.fetchCatalogue() }
    let catalogue = try CatalogueReader().decode(snapshot)
    #expect(catalogue.skippedRows == 0)
    #expect(catalogue.models.count { $0.image != nil } == 52)
    #expect(catalogue.models.count { $0.isChatModel } >= 364)
    #expect(catalogue.providers.count == 82)
    #expect(catalogue.models.allSatisfy { !$0.inputs.isEmpty && !$0.outputs.isEmpty && !$0.name.isEmpty })
    #expect(catalogue.model("openrouter/auto")?.tokenPrices == TokenPrices())
  }

  @Test func everyTenthRowMangledLosesJustThose() async throws {
    var snapshot = try await with { client, _ in try await client.fetchCatalogue() }
    let rows = try JSONDocument(snapshot.models).root["data"]?.elements ?? []
    let broken = ["null", "\"row\"", "[]", #"{"id":{}}"#]
    let texts = rows.enumerated().map { $0 % 10 == 0 ? broken[$0 / 10 % 4] : $1.text }
    snapshot.models = Array("{\"data\":[\(texts.joined(separator: ","))]}".utf8)
    snapshot.imageModels = []
    let catalogue = try CatalogueReader().decode(snapshot)
    #expect(catalogue.skippedRows == (rows.count + 9) / 10)
    #expect(catalogue.models.count == rows.count - catalogue.skippedRows)
  }

  @Test func endpointsAndKeyAndRecord() async throws {
    try await with { client, _ in
      let endpoints = try await client.endpoints(of: "google/gemini-2.5-flash-image")
      #expect(!endpoints.isEmpty && endpoints.allSatisfy { !$0.providerSlug.isEmpty && !$0.prices.isEmpty })
      #expect(try await client.endpoints(of: "no/such").isEmpty)
      #expect(try await !client.keyInfo().label.isEmpty)
    }
  }

  @Test(arguments: [Route.images, .chat])
  func generates(_ route: Route) async throws {
    try await with { client, simulator in
      let outcome = try await client.generate(request(route)) { _ in }
      #expect(outcome.images.count == 1 && outcome.usage.cost != nil)
      #expect(await simulator.recorded().count { $0.method == "POST" } == 1)
    }
  }

  @Test func streams() async throws {
    try await with { client, _ in
      var request = request()
      request.model = "openai/gpt-image-1-mini"
      request.streams = true
      let reports = Reports()
      let outcome = try await client.generate(request, report: reports.add)
      #expect(outcome.images.count == 1)
      let partials = reports.all.count { if case .partial = $0 { true } else { false } }
      #expect(partials > 0)
    }
  }

  @Test func writesText() async throws {
    try await with { client, _ in
      let reports = Reports()
      let chat = ChatRequest(model: "google/gemini-2.5-flash", text: "a fox", maxTokens: 500, timeout: 20)
      let outcome = try await client.complete(chat, report: reports.add)
      #expect(!outcome.text.isEmpty && reports.text == outcome.text)
    }
  }

  private static let faults: [(fault: Fault.Kind, kind: Failure.Kind)] = [
    (.status(401, retryAfter: nil), .keyRefused), (.status(429, retryAfter: 5), .rateLimited), (.cut, .network),
    (.errorInSuccess, .server), (.html, .badAnswer), (.noImages, .noImage), (.malformedBase64, .noImage),
    (.htmlNamedPNG, .noImage), (.redirect("http://127.0.0.2:9/"), .security), (.hugeBody(80), .badAnswer),
    (.slowLoris, .timeout), (.stall, .timeout), (.delayFirstByte(.seconds(5)), .timeout),
  ]

  @Test(arguments: faults.indices)
  func faultsBecomeFailures(_ index: Int) async throws {
    let (fault, kind) = Self.faults[index]
    try await with([Fault(fault, path: "/images")]) { client, simulator in
      var request = request()
      if kind == .timeout { request.timeout = 1 }
      let failure = await Make.failure(client, request)
      #expect(failure?.kind == kind, "\(fault): \(failure?.sentence ?? "it worked")")
      #expect(await simulator.count(of: "/images") == 1)
    }
  }

  @Test func imagesAreKnownByTheirBytes() async throws {
    try await with([Fault(.avifNamedPNG, path: "/images")]) { client, _ in
      let outcome = try await client.generate(request()) { _ in }
      #expect(outcome.images.map(\.mediaType) == ["image/avif"])
    }
    try await with([Fault(.missingMediaType, path: "/images")]) { client, _ in
      let outcome = try await client.generate(request()) { _ in }
      #expect(outcome.images.count == 1)
    }
  }

  @Test func theKeyIsNotEchoed() async throws {
    try await with([Fault(.keyEcho)]) { client, _ in
      let failure = await Make.failure(client, request())
      #expect(failure.map { $0.sentence.contains(Simulator.demoKey) } == false)
    }
  }
}
