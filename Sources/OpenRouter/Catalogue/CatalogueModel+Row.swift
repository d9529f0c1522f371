import Domain

extension CatalogueModel {
  private static let idLimit = 256
  private static let nameLimit = 200
  private static let summaryLimit = 4000
  /// The most entries that are read of any list in a row.
  private static let listLimit = 200

  /// A row of `GET /models`. Nil when it has no usable id.
  init?(chatRow row: JSON) {
    guard let id = Self.id(row) else { return nil }
    let top = row["top_provider"]
    let prices = row["pricing"]
    self.init(
      id: id, name: Self.name(row, id), summary: Self.summary(row), created: row["created"]?.int,
      contextLength: Self.positive(row["context_length"]) ?? Self.positive(top?["context_length"]),
      inputs: Self.modalities(row, "input_modalities", side: 0) ?? [.text],
      outputs: Self.modalities(row, "output_modalities", side: 1) ?? [.text],
      tokenPrices: TokenPrices(prompt: Self.price(prices?["prompt"]), completion: Self.price(prices?["completion"])),
      chatParameters: Self.words(row["supported_parameters"]),
      maxCompletionTokens: Self.positive(top?["max_completion_tokens"]),
      expires: row["expiration_date"]?.string.map { Harmless.line($0, limit: 40) })
    // Chat completions do not serve what only speaks.
    isChatModel = outputs != [.speech]
    voices = Self.words(row["supported_voices"])
    reasoningIsMandatory = row["reasoning"]?["mandatory"]?.bool ?? false
  }

  /// A row of `GET /images/models`. Nil when it has no usable id.
  init?(imageRow row: JSON) {
    guard let id = Self.id(row) else { return nil }
    self.init(
      id: id, name: Self.name(row, id), summary: Self.summary(row), created: row["created"]?.int,
      inputs: Self.modalities(row, "input_modalities", side: 0) ?? [.text],
      outputs: Self.modalities(row, "output_modalities", side: 1) ?? [.image],
      image: ImageAbilities(
        parameters: Descriptor.read(row["supported_parameters"]),
        supportsStreaming: row["supports_streaming"]?.bool ?? false),
      isChatModel: false)
  }

  /// A longer id is cut nowhere: it would name another model.
  private static func id(_ row: JSON) -> String? {
    guard let id = row["id"]?.string, !id.isEmpty, id.utf8.count <= idLimit else { return nil }
    return Harmless.line(id)
  }

  private static func name(_ row: JSON, _ id: String) -> String {
    guard let name = row["name"]?.string, !name.isEmpty else { return id }
    return Harmless.line(name, limit: nameLimit)
  }

  private static func summary(_ row: JSON) -> String {
    Harmless.block(row["description"]?.string ?? "", limit: summaryLimit)
  }

  /// From the row's list, or else from one side of its `modality`, such as `text+image->text`.
  private static func modalities(_ row: JSON, _ key: String, side: Int) -> Set<Modality>? {
    guard let architecture = row["architecture"] else { return nil }
    let listed = words(architecture[key])
    if !listed.isEmpty { return Set(listed.map { Modality(rawValue: $0) }) }
    let sides = (architecture["modality"]?.string ?? "").split(separator: ">", maxSplits: 1)
    guard sides.count == 2 else { return nil }
    let parts = sides[side].split { $0 == "+" || $0 == "-" }
    return Set(parts.map { Modality(rawValue: Harmless.line(String($0), limit: 40)) })
  }

  private static func words(_ json: JSON?) -> [String] {
    (json?.elements ?? []).prefix(listLimit).compactMap { $0.string.map { Harmless.line($0, limit: 60) } }
  }

  private static func positive(_ json: JSON?) -> Int? { json?.int.flatMap { $0 > 0 ? $0 : nil } }
}
