import Domain
import Foundation

/// One request, for the list of requests and the log. No prompt and no key is in it.
package struct RequestRecord: Sendable {
  package var id: String
  package var time: Date
  package var client: String
  package var method: String
  package var path: String
  package var status: Int
  package var seconds: Double
  package var model: String?
  package var cost: String?
  package var error: String?

  /// One line of JSON.
  package var json: JSONText {
    .object([
      ("id", .text(id)), ("time", .text(time.formatted(.iso8601))), ("client", .text(client)),
      ("method", .text(method)), ("route", .text(path)), ("status", .whole(status)), ("seconds", .seconds(seconds)),
      ("model", .text(orNull: model)), ("cost", cost.map { .raw($0) } ?? .null), ("error", .text(orNull: error)),
    ])
  }

  /// For people.
  package var line: String {
    let clock = time.formatted(.iso8601.time(includingFractionalSeconds: false))
    let parts = [
      clock, client, method, Harmless.line(path, limit: 80), String(status), String(format: "%.2f s", seconds),
      model.map { Harmless.line($0, limit: 80) } ?? "", cost.map { "$\($0)" } ?? "",
      error.map { Harmless.line($0, limit: 200) } ?? "",
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
