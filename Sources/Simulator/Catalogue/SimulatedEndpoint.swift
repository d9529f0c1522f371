/// One provider's offer of an image model.
struct SimulatedEndpoint: Sendable {
  let providerName: String
  /// May name a region: `google-vertex/global`.
  let slug: String
  let tag: String
  let parameters: [String: SimulatedDescriptor]
  let supportsStreaming: Bool
  let prices: [SimulatedPrice]

  init(_ row: WireJSON) {
    providerName = row["provider_name"]?.string ?? "Unknown"
    slug = row["provider_slug"]?.string ?? ""
    tag = row["provider_tag"]?.string ?? slug
    parameters = SimulatedDescriptor.map(row["supported_parameters"])
    supportsStreaming = row["supports_streaming"]?.bool ?? false
    prices = (row["pricing"]?.array ?? []).map(SimulatedPrice.init)
  }

  /// Whether a slug of a request means this provider: its name, its full slug, or the base of it.
  func answers(to wanted: String) -> Bool {
    let wanted = wanted.lowercased()
    return [slug, tag, slug.baseSlug, tag.baseSlug, providerName].contains { $0.lowercased() == wanted }
  }
}

extension String {
  /// The part before the first slash: `google-vertex` of `google-vertex/global`.
  fileprivate var baseSlug: String { split(separator: "/").first.map(String.init) ?? self }
}
