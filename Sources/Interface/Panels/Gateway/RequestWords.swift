import Domain

/// A request of the gateway in the words of the screen.
struct RequestWords {
  private let request: GatewayRequest

  init(_ request: GatewayRequest) { self.request = request }

  var time: String { LocalTime.minute(request.time) }
  var client: String { Harmless.line(request.client, limit: 40) }

  /// Without the face: `images/generations`.
  var route: String {
    let path = Harmless.line(request.route, limit: 80)
    for face in ["/api/v1/", "/v1/"] where path.hasPrefix(face) { return String(path.dropFirst(face.count)) }
    return path
  }

  /// The model that served, and what was asked for where that is another.
  var models: String {
    let asked = request.asked.map { Harmless.line($0, limit: 120) }
    let used = request.model.map { Harmless.line($0, limit: 120) }
    guard let used else { return asked ?? request.error.map { Harmless.line($0, limit: 200) } ?? "" }
    guard let asked, asked != used, !used.hasSuffix("/\(asked)") else { return used }
    return "\(asked) → \(used)"
  }

  /// For narrow lists: the model, else the route.
  var short: String {
    let model = request.model ?? request.asked
    return model.map { StatusView.shortName(Harmless.line($0, limit: 120)) } ?? route
  }

  var seconds: String { request.status == nil ? "" : Seconds.text(request.seconds) }
  var cost: String { request.cost.map { Money.text($0) } ?? "" }

  var role: Role {
    guard let status = request.status else { return .subtitle }
    return status < 400 ? .success : status < 500 ? .warning : .error
  }
}
