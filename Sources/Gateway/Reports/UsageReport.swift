import Domain
import Engine
import Foundation

/// The ledger for clients: what was spent, by model, day, client or request.
struct UsageReport {
  let engine: Engine
  let client: GatewayClient

  /// - Parameter grouping: `model`, `day`, `client` or `request`; nil is by model.
  func json(by grouping: String?) throws -> JSONText {
    let grouping = grouping ?? "model"
    guard ["model", "day", "client", "request"].contains(grouping) else {
      throw GatewayError(400, "by is model, day, client or request.", param: "by")
    }
    let entries = try engine.ports.ledger?.entries(since: Date(timeIntervalSinceNow: -31 * 86_400)) ?? []
    // A named client sees its own requests alone.
    let own = client.name == GatewayClient.standardName ? entries : entries.filter { $0.client == client.name }
    if grouping == "request" { return .object([("data", .list(own.suffix(500).reversed().map(Self.json)))]) }
    let groups = Dictionary(grouping: own) { entry in
      switch grouping {
      case "day": entry.time.formatted(.iso8601.year().month().day().dateSeparator(.dash))
      case "client": entry.client ?? ""
      default: entry.model
      }
    }
    let rows = groups.sorted { $0.key < $1.key }.map { name, entries in
      JSONText.object([
        (grouping, .text(name)), ("requests", .whole(entries.count)),
        ("cost", .number(entries.reduce(0) { $0 + $1.amount })),
      ])
    }
    return .object([("data", .list(rows))])
  }

  private static func json(_ entry: LedgerEntry) -> JSONText {
    .object([
      ("id", .text(entry.id)), ("time", .text(entry.time.formatted(.iso8601))), ("model", .text(entry.model)),
      ("client", .text(orNull: entry.client)), ("kind", .text(entry.kind.rawValue)),
      ("outcome", .text(entry.outcome.rawValue)), ("cost", .number(orNull: entry.cost)),
      ("estimate", .number(orNull: entry.estimate)), ("generation_id", .text(orNull: entry.generationID)),
    ])
  }
}
