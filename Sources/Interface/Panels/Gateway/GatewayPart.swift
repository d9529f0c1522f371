/// The parts of the panel Gateway that are no settings.
package enum GatewayPart: Hashable, Sendable {
  /// Whether it serves, and where.
  case power
  case requests
  /// One of the list of requests, counted from 0.
  case request(Int)
  case keys
  case routes

  package var title: String {
    switch self {
    case .power: "Serve other programs"
    case .requests: "Requests"
    case .request(let place): "Request \(place + 1)"
    case .keys: "Keys of clients"
    case .routes: "Routes"
    }
  }

  package var help: String {
    switch self {
    case .power: "Space or s switches it on or off for other programs on this machine."
    case .requests: "The newest first; Enter shows more of them, or fewer."
    case .request: "Enter shows it whole, with its picture."
    case .keys: "What clients show, never OpenRouter's key: v shows them, y copies the first."
    case .routes: "What clients can ask for, in the shapes of OpenAI and of OpenRouter."
    }
  }
}
