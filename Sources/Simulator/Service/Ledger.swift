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
  private var authorisations: [String: Authorisation] = [:]
  /// Keys that were given out here.
  private(set) var keys: Set<String> = []

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

  /// Remembers that a user agreed.
  ///
  /// - Returns: the code for it.
  func authorise(_ authorisation: Authorisation) -> String {
    let code = "auth_code_\(UInt64.random(in: 1 << 40..<1 << 63))"
    authorisations[code] = authorisation
    return code
  }

  /// A new key for a code that was not used yet; nil for any other. A try uses the code up, whatever comes of it.
  func key(for code: String, verifier: String?, now: ContinuousClock.Instant = .now) -> String? {
    guard let known = authorisations.removeValue(forKey: code), now - known.made < Authorisation.lifetime,
      known.admits(verifier: verifier)
    else { return nil }
    let key = "sk-or-v1-demo\(String(UInt64.random(in: 1 << 60..<UInt64.max), radix: 16))"
    keys.insert(key)
    return key
  }
}
