import Domain
import Engine
import Foundation

/// The catalogue as the gateway needs it: read once, kept in memory while it is young, with the providers of models that
/// were asked for.
actor ModelDirectory {
  private let engine: Engine
  private var catalogue: (Catalogue, Date)?
  private var endpoints: [String: (endpoints: [ImageEndpoint]?, time: Date)] = [:]
  /// Seconds for which what was read serves.
  private static let freshness = 600.0
  private static let mostEndpoints = 500

  init(_ engine: Engine) { self.engine = engine }

  func models() async throws(Failure) -> Catalogue {
    if let (known, time) = catalogue, -time.timeIntervalSinceNow < Self.freshness { return known }
    // Reading it takes long, and the caller may be on the thread of many connections.
    let found = try await withTaskExecutorPreference(globalConcurrentExecutor) { () async throws(Failure) in
      try await engine.catalogue().catalogue
    }
    catalogue = (found, Date())
    return found
  }

  /// The providers of a model; nil where they could not be asked.
  func providers(of model: String) async throws(Failure) -> [ImageEndpoint]? {
    if let known = endpoints[model], -known.time.timeIntervalSinceNow < Self.freshness { return known.endpoints }
    let found = try await engine.endpoints(of: model, within: .seconds(5)).endpoints[model]
    if endpoints.count >= Self.mostEndpoints { endpoints = [:] }
    if found != nil { endpoints[model] = (found, Date()) }
    return found
  }

  /// The id of the catalogue that a name means: the id itself, or the only one whose last part it is.
  ///
  /// - Throws: an `.unknownModel` failure that names the nearest ones.
  func id(of name: String) async throws(Failure) -> String {
    let catalogue = try await models()
    let name = engine.ports.settings.load().settings.modelID(name)
    if catalogue.model(name) != nil { return name }
    let base = name.split(separator: ":").first.map(String.init) ?? name
    // Variants such as `:free` and presets are the service's to know.
    if base.contains("/"), catalogue.model(base) != nil || name.hasPrefix("~") { return name }
    if name.hasPrefix("@") || name.contains("@preset") || name.hasPrefix("~") { return name }
    if !name.contains("/") {
      let ends = catalogue.models.filter { $0.id.hasSuffix("/" + name) }
      if ends.count == 1 { return ends[0].id }
    }
    throw Self.unknown(name, catalogue)
  }

  static func unknown(_ name: String, _ catalogue: Catalogue) -> Failure {
    let near = catalogue.nearest(to: name, count: 3)
    return Failure(
      .unknownModel, "There is no model \"\(Harmless.line(name, limit: 120))\".",
      advice: near.isEmpty ? "GET /v1/models lists all." : "Near it: \(near.joined(separator: ", ")).")
  }
}
