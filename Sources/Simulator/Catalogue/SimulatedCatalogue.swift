/// The recorded catalogue, each file read when it is first asked for.
actor SimulatedCatalogue {
  private let recordings: Recordings
  private var documents: [String: WireJSON] = [:]
  private var schemaSet: SchemaSet?

  init(_ source: CatalogueSource) {
    recordings = Recordings(source: source)
  }

  /// The schemas of the published API that request bodies are checked against.
  var schemas: SchemaSet {
    if let schemaSet { return schemaSet }
    let read = SchemaSet(recordings.document("schemas.json") ?? [:])
    schemaSet = read
    return read
  }

  /// The rows of a listing, e.g. `models.json`.
  func rows(_ name: String) -> [WireJSON] { document(name)?["data"]?.array ?? [] }

  /// Rows of the model list with one of the output modalities; nil means every row.
  func models(withOutput wanted: Set<String>?) -> [WireJSON] {
    var rows = rows("models.json")
    let known = Set(rows.compactMap { $0["id"]?.string })
    rows += self.rows("models-output-image.json").filter { !known.contains($0["id"]?.string ?? "") }
    rows += self.rows("models-output-speech.json")
    guard let wanted else { return rows }
    return rows.filter { row in
      !wanted.isDisjoint(with: row["architecture"]?["output_modalities"]?.strings ?? [])
    }
  }

  /// The answer about a model's image endpoints as recorded, or one made from the listing; nil for an unknown model.
  func endpointsDocument(_ id: String) -> (document: WireJSON, isDerived: Bool)? {
    if let recorded = document("image-endpoints-\(id.replacing("/", with: "_")).json") { return (recorded, false) }
    guard let row = imageRow(id) else { return nil }
    return (Self.derivedEndpoints(row, providers: rows("providers.json")), true)
  }

  /// A model of the image catalogue; nil when it is unknown. What the listing offers is served, even where the endpoint
  /// record was empty when it was made.
  func imageModel(_ id: String) -> ImageModel? {
    guard let row = imageRow(id), let found = endpointsDocument(id) else { return nil }
    var rows = found.document["endpoints"]?.array ?? []
    let isDerived = found.isDerived || rows.isEmpty
    if rows.isEmpty {
      rows = Self.derivedEndpoints(row, providers: self.rows("providers.json"))["endpoints"]?.array ?? []
    }
    return ImageModel(row: row, endpoints: rows.map(SimulatedEndpoint.init), isDerived: isDerived)
  }

  /// A model for chat completions; a routing suffix such as `:nitro` is left out when no row has it.
  func chatModel(_ id: String) -> ChatModel? {
    let rows = models(withOutput: nil)
    let base = id.split(separator: ":").first.map(String.init) ?? id
    if let row = rows.first(where: { $0["id"]?.string == id }) ?? rows.first(where: { $0["id"]?.string == base }) {
      return ChatModel(row)
    }
    return (imageModel(id) ?? imageModel(base)).map(ChatModel.init)
  }

  private func imageRow(_ id: String) -> WireJSON? {
    rows("image-models.json").first { $0["id"]?.string == id }
  }

  private func document(_ name: String) -> WireJSON? {
    if let read = documents[name] { return read.isNull ? nil : read }
    let read = recordings.document(name)
    documents[name] = read ?? .null
    return read
  }

  /// One endpoint that offers what the listing promises. Its price is unknown and stays empty.
  private static func derivedEndpoints(_ row: WireJSON, providers: [WireJSON]) -> WireJSON {
    let id = row["id"]?.string ?? ""
    let author = id.split(separator: "/").first.map(String.init) ?? id
    let provider = providers.first { $0["slug"]?.string == author }
    let endpoint: WireJSON = [
      "provider_name": provider?["name"] ?? .string(author), "provider_slug": .string(author),
      "provider_tag": .string(author), "supported_parameters": row["supported_parameters"] ?? [:],
      "allowed_passthrough_parameters": [], "supports_streaming": row["supports_streaming"] ?? false, "pricing": [],
    ]
    return ["id": .string(id), "endpoints": [endpoint]]
  }
}
