import Domain
import Foundation

/// Everything known of one model, in lines and as JSON.
struct ModelSheet {
  var model: CatalogueModel
  /// Nil when they were not asked for or could not be had.
  var endpoints: [ImageEndpoint]?

  var lines: [String] {
    var rows: [(String, String)] = [
      ("id", model.id), ("name", model.name), ("input", ModelListing.words(model.inputs)),
      ("output", ModelListing.words(model.outputs)),
      ("serves", Capability.allCases.filter { model.serves($0) }.map(\.rawValue).joined(separator: ", ")),
      ("route", "POST /" + path),
      ("price of an image", imagePrice.map { Money.text($0) } ?? "n/a"),
    ]
    if let context = model.contextLength { rows.append(("context", "\(context) tokens")) }
    if !model.voices.isEmpty { rows.append(("voices", model.voices.joined(separator: ", "))) }
    if let price = model.characterPrice, model.servesSpeech {
      rows.append(("price of 1000 characters", Money.text(price * 1000)))
    }
    if let created = model.created { rows.append(("created", Self.day(created))) }
    if let expires = model.expires { rows.append(("expires", expires)) }
    if let range = model.references { rows.append(("references", "\(range.lowerBound)-\(range.upperBound)")) }
    if let image = model.image {
      rows.append(("streams", image.supportsStreaming ? "yes" : "no"))
      rows += image.parameters.sorted { $0.key < $1.key }.map { ($0.key, Self.words($0.value)) }
    }
    let width = rows.map(\.0.count).max() ?? 0
    let facts = rows.map { "\($0)\(String(repeating: " ", count: width - $0.count))  \(Harmless.line($1))" }
    let summary = model.summary.isEmpty ? [] : ["", Harmless.block(model.summary)]
    return facts + providerLines + summary
  }

  var json: JSONText {
    .object([
      ("id", .text(model.id)), ("name", .text(model.name)), ("description", .text(model.summary)),
      ("created", .whole(orNull: model.created)), ("expires", .text(orNull: model.expires)),
      ("context_length", .whole(orNull: model.contextLength)),
      ("input_modalities", .texts(model.inputs.sorted().map(\.rawValue))),
      ("output_modalities", .texts(model.outputs.sorted().map(\.rawValue))),
      ("serves", .texts(Capability.allCases.filter { model.serves($0) }.map(\.rawValue))),
      ("route", .text(model.servesSpeech ? "speech" : model.image == nil ? "chat" : "images")),
      ("voices", .texts(model.voices)),
      ("price_per_image", .number(orNull: imagePrice)),
      (
        "prices_per_token",
        .object([
          ("prompt", .number(orNull: model.tokenPrices.prompt)),
          ("completion", .number(orNull: model.tokenPrices.completion)),
        ])
      ),
      ("references", references), ("parameters", parameters(model.image?.parameters ?? [:])),
      ("chat_parameters", .texts(model.chatParameters)),
      ("streaming", model.image.map { .truth($0.supportsStreaming) } ?? .null),
      ("endpoints", endpoints.map { .list($0.map(json)) } ?? .null),
    ])
  }

  private var path: String {
    model.servesSpeech ? "audio/speech" : model.image == nil ? "chat/completions" : "images"
  }

  private var imagePrice: Decimal? { endpoints.flatMap { ModelPicker.imagePrice($0) } }

  private var references: JSONText {
    model.references.map { .object([("min", .whole($0.lowerBound)), ("max", .whole($0.upperBound))]) } ?? .null
  }

  private func parameters(_ parameters: [String: Descriptor]) -> JSONText {
    .object(parameters.sorted { $0.key < $1.key }.map { ($0.key, Self.json($0.value)) })
  }

  private func json(_ endpoint: ImageEndpoint) -> JSONText {
    .object([
      ("provider", .text(endpoint.providerName)), ("slug", .text(endpoint.providerSlug)),
      ("streaming", .truth(endpoint.supportsStreaming)), ("parameters", parameters(endpoint.parameters)),
      (
        "prices",
        .list(
          endpoint.prices.map {
            .object([
              ("billable", .text($0.billable)), ("unit", .text($0.unit)), ("cost", .number($0.cost)),
              ("variant", .text(orNull: $0.variant)),
            ])
          })
      ),
    ])
  }

  private var providerLines: [String] {
    guard let endpoints, !endpoints.isEmpty else { return [] }
    var table = TextTable(columns: [.init(title: "PROVIDER"), .init(title: "SLUG"), .init(title: "PRICES")])
    table.rows = endpoints.map { endpoint in
      let prices = endpoint.prices.map { line in
        "\(line.billable)\(line.variant.map { " \($0)" } ?? "") $\(line.cost) per \(line.unit)"
      }
      return [endpoint.providerName, endpoint.providerSlug, prices.isEmpty ? "n/a" : prices.joined(separator: "; ")]
        .map { Harmless.line($0) }
    }
    return [""] + table.lines(width: nil)
  }

  private static func words(_ descriptor: Descriptor) -> String {
    switch descriptor {
    case .values(let values): values.joined(separator: ", ")
    case .range(let low, let high): "\(low.map { String($0) } ?? "…")-\(high.map { String($0) } ?? "…")"
    case .flag: "yes"
    case .unknown(let json): json
    }
  }

  private static func json(_ descriptor: Descriptor) -> JSONText {
    switch descriptor {
    case .values(let values): .object([("type", .text("enum")), ("values", .texts(values))])
    case .range(let low, let high):
      .object([("type", .text("range")), ("min", .whole(orNull: low)), ("max", .whole(orNull: high))])
    case .flag: .object([("type", .text("boolean"))])
    case .unknown(let json): .object([("type", .text("unknown")), ("json", .text(json))])
    }
  }

  /// `2026-11-21`, UTC.
  private static func day(_ unixSeconds: Int) -> String {
    let date = Date(timeIntervalSince1970: Double(unixSeconds))
    return date.formatted(.iso8601.year().month().day())
  }
}
