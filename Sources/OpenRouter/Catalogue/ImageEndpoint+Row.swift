import Domain

extension ImageEndpoint {
  /// A row of `GET /images/models/…/endpoints`. Nil when no provider is named.
  init?(row: JSON) {
    let name = row["provider_name"]?.string
    guard let slug = row["provider_slug"]?.string ?? row["provider_tag"]?.string ?? name, !slug.isEmpty else {
      return nil
    }
    self.init(
      providerName: Harmless.line(name ?? slug, limit: 100), providerSlug: Harmless.line(slug, limit: 100),
      parameters: Descriptor.read(row["supported_parameters"]),
      passthrough: (row["allowed_passthrough_parameters"]?.elements ?? []).prefix(100)
        .compactMap { $0.string.map { Harmless.line($0, limit: 60) } },
      supportsStreaming: row["supports_streaming"]?.bool ?? false,
      prices: (row["pricing"]?.elements ?? []).prefix(100).compactMap { PriceLine($0) })
  }
}
