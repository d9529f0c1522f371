import Domain
import Engine

import struct Foundation.Decimal

/// `list_models`: the catalogue, chosen from as in the picker.
struct ModelsTool: Tool {
  let engine: Engine

  let name = "list_models"
  let title = "List models"
  let help = """
    Lists models of the catalogue with what an image of each costs and which values they take. The filter is words that must \
    all be found, and conditions: in:image, out:text, provider:google, <0.05 (price of an image in US dollars), :free.
    """
  let hints = ToolHints.asking
  let parameters = [
    ToolParameter("filter", .text, "Words and conditions, such as \"flux <0.05\"."),
    ToolParameter(
      "for", .word(Capability.allCases.map(\.rawValue) + ["all"]), "What the models are for; text-to-image if left out."
    ),
    ToolParameter("sort", .word(ModelSort.allCases.map(\.rawValue)), "The order."),
    ToolParameter("limit", .whole(1...100), "At most so many; 20 if left out."),
  ]

  var output: JSONText {
    let row = Schema.object(
      [
        ("id", Schema.text), ("name", Schema.text), ("serves", Schema.list(Schema.text)),
        ("price_per_image", Schema.number), ("references", Schema.whole), ("values", Schema.list(Schema.text)),
      ], required: ["id", "name", "serves"])
    return Schema.object(
      [("count", Schema.whole), ("models", Schema.list(row)), ("remarks", Schema.list(Schema.text))],
      required: ["count", "models"])
  }

  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer {
    let purpose = arguments.text("for") ?? Capability.textToImage.rawValue
    var search = ModelSearch(filter: arguments.text("filter") ?? "", capability: Capability(rawValue: purpose))
    search.showsAll = purpose == "all"
    search.sort = arguments.text("sort").flatMap { ModelSort(rawValue: $0) } ?? .relevance
    let found = try await engine.models(search)
    let rows = found.picker.rows.indices.prefix(arguments.whole("limit") ?? 20).compactMap { row in
      found.picker.model(at: row).map { ModelRow(model: $0, price: found.picker.price(at: row)) }
    }
    let count = found.picker.rows.count
    var lines = rows.map(\.line)
    if rows.isEmpty { lines.append("No model fits.") }
    if count > rows.count { lines.append("\(rows.count) of \(count) models; a filter or a limit shows others.") }
    return ToolAnswer(
      lines + found.remarks,
      [("count", .whole(count)), ("models", .list(rows.map(\.json))), ("remarks", .texts(found.remarks))])
  }
}

/// One model, for agents.
private struct ModelRow {
  let model: CatalogueModel
  /// Of one image, in US dollars, where a provider states it.
  let price: Decimal?

  var line: String {
    let cost = price.map { "\(Money.text($0)) an image" } ?? ""
    let words = [Harmless.line(model.id), cost, values.joined(separator: "; ")]
    return words.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var serves: [String] { Capability.allCases.filter { model.serves($0) }.map(\.rawValue) }

  /// `aspect_ratio: 1:1, 16:9`
  private var values: [String] {
    let stated = model.image?.parameters ?? [:]
    return stated.sorted { $0.key < $1.key }.compactMap { name, descriptor in
      guard case .values(let values) = descriptor else { return nil }
      return Harmless.line("\(name): \(values.joined(separator: ", "))", limit: 400)
    }
  }

  var json: JSONText {
    var members: [(String, JSONText)] = [
      ("id", .text(model.id)), ("name", .text(Harmless.line(model.name, limit: 200))), ("serves", .texts(serves)),
    ]
    if let price { members.append(("price_per_image", .number(price))) }
    if let most = model.references?.upperBound { members.append(("references", .whole(most))) }
    if !values.isEmpty { members.append(("values", .texts(values))) }
    return .object(members)
  }
}
