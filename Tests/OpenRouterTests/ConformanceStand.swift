import Domain
import Foundation
import OpenRouter
import Raster
import Service
import Simulator
import Testing

/// The way of a picture from the catalogue to the file: simulator, client and planner, as the program joins them.
struct ConformanceStand: Sendable {
  let simulator: Simulator
  let client: any ImageService
  let catalogue: Catalogue

  /// One simulator of the recorded catalogue, shared by all tests that only generate.
  static let recorded = Task { try await ConformanceStand(.recorded) }

  init(_ source: CatalogueSource, detail: PictureDetail = .miniature) async throws {
    simulator = try await Simulator.start(SimulatorOptions(latency: .zero, catalogue: source, detail: detail))
    client = try Make.client(simulator.baseURL, key: Simulator.demoKey)
    catalogue = try CatalogueReader().decode(try await client.fetchCatalogue())
  }

  /// A plan for a model, with its endpoints as the service tells them.
  func plan(
    _ id: String, _ format: Format = .landscape, references: Int = 0, count: Int? = nil,
    endpoints: [ImageEndpoint], _ change: (inout CapabilitySettings) -> Void = { _ in }
  ) throws -> Plan {
    var draft = Draft(prompt: "a red fox", format: format, count: count)
    draft.references = (0..<references).map { _ in Self.reference }
    var settings = Settings()
    settings[draft.capability].model = id
    settings.editing.maxReferences = 16
    change(&settings[draft.capability])
    return try Planner(settings: settings, catalogue: catalogue, endpoints: [id: endpoints]).plan(draft)
  }

  /// Sends what was planned and checks it on the way: schema, acceptance, number of pictures, their shape.
  @discardableResult
  func generate(
    _ plan: Plan, endpoints: [ImageEndpoint], _ location: SourceLocation = #_sourceLocation
  ) async throws -> [GeneratedImage] {
    var images: [GeneratedImage] = []
    for request in plan.requests {
      let listed = catalogue.model(request.model)?.image?.parameters ?? [:]
      let broken = try ConformanceRecordings.violations(
        of: request, stated: [listed] + endpoints.map(\.parameters))
      #expect(broken == [], "\(request.model)", sourceLocation: location)
      do throws(Failure) {
        let outcome = try await client.generate(request) { _ in }
        #expect(outcome.images.count == request.count ?? 1, "\(request.model)", sourceLocation: location)
        images += outcome.images
      } catch {
        Issue.record("\(BodyPrinter().body(of: request)) was refused: \(error.sentence)", sourceLocation: location)
      }
      if let ratio = request.aspectRatio.flatMap({ AspectRatio($0)?.value }) {
        for image in images { try Self.check(image, ratio, request, location) }
      }
    }
    return images
  }

  private static func check(
    _ image: GeneratedImage, _ ratio: Double, _ request: ImageRequest, _ location: SourceLocation
  ) throws {
    let size = try size(of: image)
    let actual = Double(size.width) / Double(size.height)
    #expect(
      abs(actual / ratio - 1) < 0.04, "\(request.model) \(request.aspectRatio ?? "") \(size)", sourceLocation: location)
  }

  /// Width and height of a file in pixels; of an SVG by its attributes.
  static func size(of image: GeneratedImage) throws -> (width: Int, height: Int) {
    guard image.mediaType == "image/svg+xml" else {
      let info = try ImageInfo.read(image.bytes)
      return (info.width, info.height)
    }
    let text = String(decoding: image.bytes, as: UTF8.self)
    let match = try #require(try /width="(\d+)" height="(\d+)"/.firstMatch(in: text))
    return (try #require(Int(match.1)), try #require(Int(match.2)))
  }

  private static let reference = Reference(
    name: "a.png", path: "/a.png", mediaType: "image/png", width: 1, height: 1,
    bytes: Data(base64Encoded: Make.png).map { [UInt8]($0) } ?? [])
}
