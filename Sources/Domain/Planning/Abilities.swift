/// What the providers that may serve a request accept: the model's listing, narrowed by its endpoints.
///
/// The endpoint record is the truth and the listing is their union, recorded at another time: where both speak, only
/// what both allow is used.
package struct Abilities: Equatable, Sendable {
  package private(set) var parameters: [String: Descriptor]
  package private(set) var supportsStreaming: Bool
  /// The endpoints left by the filters; empty when none are known.
  package private(set) var endpoints: [ImageEndpoint]
  /// Whether endpoints are known and the filters leave none of them.
  package private(set) var isFilteredOut: Bool
  private let listed: ImageAbilities
  private let routing: Routing

  /// - Parameter endpoints: nil when they were not fetched; empty when the service has none on record.
  package init(of image: ImageAbilities, endpoints: [ImageEndpoint]?, routing: Routing) {
    let known = endpoints ?? []
    let left = known.filter { routing.admits($0) }
    listed = image
    self.routing = routing
    self.endpoints = left
    isFilteredOut = !known.isEmpty && left.isEmpty
    supportsStreaming = left.isEmpty ? image.supportsStreaming : left.contains { $0.supportsStreaming }
    parameters = image.parameters
    guard !left.isEmpty else { return }
    let joined = left.dropFirst().reduce(left[0].parameters) { known, next in
      // Without fallbacks the service alone knows which provider it takes, so only what all of them allow is safe.
      routing.allowFallbacks
        ? known.merging(next.parameters, uniquingKeysWith: Self.union) : Self.shared(known, next.parameters)
    }
    parameters = joined.reduce(into: [:]) { result, entry in
      guard let listed = image.parameters[entry.key] else { return }
      result[entry.key] = Self.intersection(entry.value, listed)
    }
  }

  /// How many references one request may carry; nil for none.
  package var references: ClosedRange<Int>? { self[.references]?.references }

  package subscript(parameter: Parameter) -> Descriptor? { parameters[parameter.rawValue] }

  /// What those of the endpoints accept that pass a test; unchanged where none does.
  func keeping(_ passes: (ImageEndpoint) -> Bool) -> Abilities {
    let left = endpoints.filter(passes)
    return left.isEmpty ? self : Abilities(of: listed, endpoints: left, routing: routing)
  }

  private static func union(_ a: Descriptor, _ b: Descriptor) -> Descriptor {
    switch (a, b) {
    case (.values(let left), .values(let right)): .values(left + right.filter { !left.contains($0) })
    case (.range(let low, let high), .range(let otherLow, let otherHigh)):
      .range(min: widest(low, otherLow, by: min), max: widest(high, otherHigh, by: max))
    default: a
    }
  }

  private static func shared(_ a: [String: Descriptor], _ b: [String: Descriptor]) -> [String: Descriptor] {
    a.reduce(into: [:]) { result, entry in
      if let other = b[entry.key] { result[entry.key] = common(entry.value, other) }
    }
  }

  /// What both allow; where nothing is left in common, the endpoint's word counts.
  private static func intersection(_ endpoint: Descriptor, _ listed: Descriptor) -> Descriptor {
    common(endpoint, listed) ?? endpoint
  }

  /// What both allow; nil where that is nothing.
  private static func common(_ a: Descriptor, _ b: Descriptor) -> Descriptor? {
    switch (a, b) {
    case (.values(let own), .values(let other)):
      let both = own.filter { other.contains($0) }
      return both.isEmpty ? nil : .values(both)
    case (.range(let low, let high), .range(let otherLow, let otherHigh)):
      let (least, most) = (least(low, otherLow, by: max), least(high, otherHigh, by: min))
      if let least, let most, least > most { return nil }
      return .range(min: least, max: most)
    default:
      return a
    }
  }

  /// A missing bound of one provider is no bound for both.
  private static func widest(_ a: Int?, _ b: Int?, by choose: (Int, Int) -> Int) -> Int? {
    guard let a, let b else { return nil }
    return choose(a, b)
  }

  private static func least(_ a: Int?, _ b: Int?, by choose: (Int, Int) -> Int) -> Int? {
    guard let a, let b else { return a ?? b }
    return choose(a, b)
  }
}

extension ImageEndpoint {
  subscript(parameter: Parameter) -> Descriptor? { parameters[parameter.rawValue] }
}

extension Descriptor {
  /// Whether a value may be sent, as its text.
  func admits(_ value: String) -> Bool {
    switch self {
    case .values(let offered): offered.contains(value)
    case .range(let low, let high): Int(value).map { $0 >= low ?? $0 && $0 <= high ?? $0 } ?? false
    case .flag: true
    case .unknown: false
    }
  }
}

extension Routing {
  /// Whether the filters let an endpoint serve. A base slug stands for all its regions and variants.
  package func admits(_ endpoint: ImageEndpoint) -> Bool {
    only.isEmpty
      ? !ignore.contains { Self.covers($0, endpoint.providerSlug) }
      : only.contains { Self.covers($0, endpoint.providerSlug) }
  }

  /// `google-vertex` covers `google-vertex/global`; a full slug covers itself alone.
  package static func covers(_ slug: String, _ endpointSlug: String) -> Bool {
    slug == endpointSlug || endpointSlug.hasPrefix(slug + "/")
  }
}
