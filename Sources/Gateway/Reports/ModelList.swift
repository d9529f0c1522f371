import Domain

/// The catalogue in the form of OpenAI's list of models, with what the service says beside it.
struct ModelList {
  let catalogue: Catalogue
  let client: GatewayClient
  let aliases: [ModelAlias]

  var json: JSONText {
    let rows = catalogue.models.filter { client.mayUse($0.id) }.map(Self.json)
    return .object([("object", .text("list")), ("data", .list(rows + named))])
  }

  func json(of id: String) throws(Failure) -> JSONText {
    guard let model = catalogue.model(id), client.mayUse(id) else { throw ModelDirectory.unknown(id, catalogue) }
    return Self.json(model)
  }

  /// Aliases that are names and no expressions.
  private var named: [JSONText] {
    let plain = aliases.filter { alias in
      alias.pattern.allSatisfy { $0.isLetter || $0.isNumber || "-_./:".contains($0) }
    }
    return plain.compactMap { alias in
      guard let model = catalogue.model(alias.replacement), client.mayUse(model.id) else { return nil }
      return Self.json(model, as: alias.pattern)
    }
  }

  private static func json(_ model: CatalogueModel) -> JSONText { json(model, as: model.id) }

  private static func json(_ model: CatalogueModel, as id: String) -> JSONText {
    let prices = model.tokenPrices
    return .object([
      ("id", .text(id)), ("object", .text("model")), ("created", .whole(model.created ?? 0)),
      ("owned_by", .text(String(model.id.prefix { $0 != "/" }))), ("name", .text(model.name)),
      ("context_length", .whole(orNull: model.contextLength)),
      (
        "architecture",
        .object([
          ("input_modalities", .texts(model.inputs.map(\.rawValue).sorted())),
          ("output_modalities", .texts(model.outputs.map(\.rawValue).sorted())),
        ])
      ),
      (
        "pricing",
        .object([
          ("prompt", .text(orNull: prices.prompt.map { "\($0)" })),
          ("completion", .text(orNull: prices.completion.map { "\($0)" })),
        ])
      ),
    ])
  }
}
