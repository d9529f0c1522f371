import Domain
import Raster
import Service
import Synchronization

import struct Foundation.Date
import struct Foundation.Decimal

/// An image service in memory that counts its requests, and can be held up before it answers.
final class HeldService: ImageService {
  static let flux = "lab/flux"
  static let writer = "lab/writer"

  private struct State {
    var requests: [ImageRequest] = []
    var chats: [ChatRequest] = []
    var failure: Failure?
    var isHeld = false
    /// Whether it is held up before the request is on its way.
    var isHeldBefore = false
    var side = 96
  }

  private let state = Mutex(State())

  var requests: [ImageRequest] { state.withLock { $0.requests } }
  var chats: [ChatRequest] { state.withLock { $0.chats } }

  func fail(_ failure: Failure?) { state.withLock { $0.failure = failure } }
  func hold(_ isHeld: Bool = true) { state.withLock { $0.isHeld = isHeld } }
  /// The catalogue does not come, so that nothing is planned, nor sent.
  func holdBefore(_ isHeld: Bool) { state.withLock { $0.isHeldBefore = isHeld } }
  func makePictures(of side: Int) { state.withLock { $0.side = side } }

  /// Waits until so many requests for pictures are on their way.
  func waitForRequests(_ count: Int) async { while requests.count < count { await Task.yield() } }

  func fetchCatalogue() async throws(Failure) -> CatalogueSnapshot {
    while state.withLock({ $0.isHeldBefore }) {
      try Failure.checkCancellation()
      await Task.yield()
    }
    return CatalogueSnapshot(
      models: Array("[]".utf8), imageModels: Array("[]".utf8), providers: Array("[]".utf8), fetched: Date(),
      source: "test")
  }

  func endpoints(of model: String) async throws(Failure) -> [ImageEndpoint] {
    [
      ImageEndpoint(
        providerName: "Lab", providerSlug: "lab",
        parameters: [Parameter.references.rawValue: .range(min: 0, max: 4)],
        prices: [PriceLine(billable: "output_image", unit: "image", cost: Decimal(string: "0.03") ?? 0)])
    ]
  }

  func keyInfo() async throws(Failure) -> KeyInfo { KeyInfo(label: "test") }

  func speak(_ request: SpeechRequest) async throws(Failure) -> any RelayedAnswer {
    throw Failure(.usage, "Nobody speaks here.")
  }

  func generate(
    _ request: ImageRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome {
    state.withLock { $0.requests.append(request) }
    report(.sent(bytes: 300))
    while state.withLock({ $0.isHeld }) {
      guard !Task.isCancelled else { throw Failure(.cancelled, "Cancelled.", billed: .maybe) }
      await Task.yield()
    }
    if let failure = state.withLock({ $0.failure }) { throw failure }
    let image = Self.picture(state.withLock { $0.side })
    return Outcome(
      images: [image], usage: Usage(cost: Decimal(string: "0.03")), provider: "Lab", generationID: "gen-1", seconds: 1)
  }

  func complete(
    _ request: ChatRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome {
    state.withLock { $0.chats.append(request) }
    var outcome = Outcome(
      text: "A red fox.\nTags: fox, snow", usage: Usage(cost: Decimal(string: "0.001")), seconds: 1)
    outcome.stop = "stop"
    return outcome
  }

  func relay(_ request: RelayRequest) async throws(Failure) -> any RelayedAnswer {
    throw Failure(.server, "Nothing is relayed here.")
  }

  func record(ofGeneration id: String) async throws(Failure) -> GenerationRecord {
    throw Failure(.notFound, "There is no record.")
  }

  /// A PNG with many colours, which no encoder makes small.
  static func picture(_ side: Int) -> GeneratedImage {
    var bitmap = Bitmap(width: side, height: side)
    for at in bitmap.pixels.indices where at % 4 != 3 {
      bitmap.pixels[at] = UInt8(truncatingIfNeeded: at &* 2_654_435_761 >> 11)
    }
    return GeneratedImage(bytes: (try? Encoder.png(bitmap)) ?? [], mediaType: "image/png")
  }
}

/// Reads whatever comes as two models: one makes pictures, one describes them.
struct FixedReading: CatalogueReading {
  func decode(_ snapshot: CatalogueSnapshot) throws(Failure) -> Catalogue {
    let image = ImageAbilities(parameters: [Parameter.references.rawValue: .range(min: 0, max: 4)])
    let models = [
      CatalogueModel(
        id: HeldService.flux, name: "Flux", inputs: [.text, .image], outputs: [.image], image: image,
        isChatModel: false),
      CatalogueModel(
        id: HeldService.writer, name: "Writer", inputs: [.text, .image],
        tokenPrices: TokenPrices(prompt: Decimal(string: "0.000001"), completion: Decimal(string: "0.000002"))),
    ]
    return Catalogue(chatModels: models, imageModels: [], providers: [], fetched: snapshot.fetched)
  }
}
