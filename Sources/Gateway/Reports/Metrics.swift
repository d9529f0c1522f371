import Domain
import Foundation
import Synchronization

/// Counts for Prometheus: no prompt, no key, no name of a client's user.
final class Metrics: Sendable {
  private struct Labels: Hashable {
    var route: String
    var status: Int
  }

  private struct State {
    var requests: [Labels: Int] = [:]
    var seconds: [String: Double] = [:]
    var inFlight = 0
    var cost: [String: Decimal] = [:]
    var tokens: [String: Int] = [:]
    var pictures: [String: Int] = [:]
  }

  private static let most = 2000
  private let state = Mutex(State())

  /// Whether any request is being answered.
  var isBusy: Bool { state.withLock { $0.inFlight > 0 } }

  func began() { state.withLock { $0.inFlight += 1 } }

  func ended(route: String, status: Int, seconds: Double) {
    state.withLock { state in
      state.inFlight -= 1
      state.requests[Labels(route: route, status: status), default: 0] += 1
      state.seconds[route, default: 0] += seconds
    }
  }

  func count(_ result: PictureResult) {
    count(result.model, cost: result.cost, tokens: result.promptTokens + result.completionTokens, result.pictures.count)
  }

  func count(words outcome: Outcome) {
    let tokens = (outcome.usage.promptTokens ?? 0) + (outcome.usage.completionTokens ?? 0)
    count(outcome.model ?? "unknown", cost: outcome.usage.cost, tokens: tokens, outcome.images.count)
  }

  private func count(_ model: String, cost: Decimal?, tokens: Int, _ pictures: Int) {
    state.withLock { state in
      let name = state.tokens.count < Self.most || state.tokens[model] != nil ? model : "other"
      state.cost[name, default: 0] += cost ?? 0
      state.tokens[name, default: 0] += tokens
      state.pictures[name, default: 0] += pictures
    }
  }

  /// The text format, version 0.0.4.
  var text: String {
    let state = state.withLock { $0 }
    var lines = ["# TYPE visualizer_requests_total counter"]
    for (labels, count) in state.requests.sorted(by: { ($0.key.route, $0.key.status) < ($1.key.route, $1.key.status) })
    {
      lines.append("visualizer_requests_total{route=\(quoted(labels.route)),status=\"\(labels.status)\"} \(count)")
    }
    lines += series("visualizer_request_seconds_sum", "counter", "route", state.seconds.mapValues { "\($0)" })
    lines += ["# TYPE visualizer_requests_in_flight gauge", "visualizer_requests_in_flight \(state.inFlight)"]
    lines += series("visualizer_cost_dollars_total", "counter", "model", state.cost.mapValues { "\($0)" })
    lines += series("visualizer_tokens_total", "counter", "model", state.tokens.mapValues { "\($0)" })
    lines += series("visualizer_pictures_total", "counter", "model", state.pictures.mapValues { "\($0)" })
    return lines.joined(separator: "\n") + "\n"
  }

  private func series(_ name: String, _ type: String, _ label: String, _ values: [String: String]) -> [String] {
    ["# TYPE \(name) \(type)"]
      + values.sorted { $0.key < $1.key }.map { "\(name){\(label)=\(quoted($0.key))} \($0.value)" }
  }

  private func quoted(_ text: String) -> String {
    let safe = Harmless.line(text, limit: 200).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(safe)\""
  }
}
