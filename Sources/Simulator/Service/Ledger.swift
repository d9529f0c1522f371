/// What a running simulator remembers: requests, faults to come, and the bills of its generations.
actor Ledger {
  /// A finished generation as `/generation` tells it.
  struct Generation: Sendable {
    var document: WireJSON
    var made: ContinuousClock.Instant
  }

  private(set) var requests: [RecordedRequest] = []
  private(set) var spent = 0.0
  private var faults: [Fault]
  private var generations: [String: Generation] = [:]

  /// The service answers 404 about a generation for a moment after it was made.
  private static let settling = Duration.milliseconds(300)

  init(faults: [Fault]) { self.faults = faults }

  func record(_ request: RecordedRequest) { requests.append(request) }

  func set(faults: [Fault]) { self.faults = faults }

  /// The faults that apply to a path now. One that is limited in times is counted down.
  func takeFaults(for path: String) -> [Fault] {
    var taken: [Fault] = []
    for index in faults.indices where faults[index].applies(to: path) {
      taken.append(faults[index])
      faults[index].times = faults[index].times.map { $0 - 1 }
    }
    return taken
  }

  func record(generation id: String, _ document: WireJSON, cost: Double?) {
    generations[id] = Generation(document: document, made: .now)
    spent += cost ?? 0
  }

  /// Nil while unknown or not settled yet.
  func generation(_ id: String, now: ContinuousClock.Instant = .now) -> WireJSON? {
    guard let found = generations[id], now - found.made >= Self.settling else { return nil }
    return found.document
  }
}
