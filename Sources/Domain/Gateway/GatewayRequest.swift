import Foundation

/// One request that a client sent to the gateway, for the list of requests and the log. No prompt and no key is in it.
package struct GatewayRequest: Hashable, Sendable, Identifiable {
  package var id: String
  package var time: Date
  /// Its name in the ledger; a dash before that is known.
  package var client = "-"
  package var method: String
  /// The path that was asked for.
  package var route: String
  /// Nil while it is under way.
  package var status: Int?
  package var seconds = 0.0
  /// The model as the client wrote it.
  package var asked: String?
  /// The model that served.
  package var model: String?
  /// What went out differently from what was asked, one sentence each.
  package var adjustments: [String] = []
  package var attempts: [Attempt] = []
  /// US dollars; nil where it is not known.
  package var cost: Decimal?
  package var error: String?
  /// Ids of the pictures that it made, in the library.
  package var assets: [String] = []
  /// Whether it joined another of the same kind.
  package var isRepeat = false

  package init(id: String, time: Date, method: String, route: String) {
    self.id = id
    self.time = time
    self.method = method
    self.route = route
  }

  /// One line of JSON.
  package var json: JSONText {
    .object([
      ("id", .text(id)), ("time", .text(time.formatted(.iso8601))), ("client", .text(client)),
      ("method", .text(method)), ("route", .text(route)), ("status", .whole(orNull: status)),
      ("seconds", .seconds(seconds)), ("asked", .text(orNull: asked)), ("model", .text(orNull: model)),
      ("cost", .number(orNull: cost)), ("adjustments", .texts(adjustments)),
      ("attempts", .list(attempts.map(\.json))), ("assets", .texts(assets)), ("repeat", .truth(isRepeat)),
      ("error", .text(orNull: error)),
    ])
  }

  /// For people.
  package var line: String {
    let clock = time.formatted(.iso8601.time(includingFractionalSeconds: false))
    var parts = [clock, client, method, Harmless.line(route, limit: 80)]
    if let status { parts.append(String(status)) }
    parts.append(String(format: "%.2f s", seconds))
    if let model { parts.append(Harmless.line(model, limit: 80)) }
    if let cost { parts.append(Money.text(cost)) }
    if attempts.count > 1 { parts.append("\(attempts.count) attempts") }
    if let error { parts.append(Harmless.line(error, limit: 200)) }
    return parts.joined(separator: "  ")
  }
}
