import Domain

extension Model {
  private static let keyWarning =
    "It holds what looks like a key. The provider would see it, and it would stand in the library and in names of files."

  /// The words of a plan that leave the machine or name its files.
  private func holdsKey(_ plan: Plan) -> Bool {
    world.keySearch.finds(in: plan.requests.map(\.prompt) + [plan.draft.prompt, plan.draft.negative])
  }

  /// What is said of plans that hold a key, before what else is asked of them; empty where none does.
  func keyWarning(for plans: [Plan]) -> String { plans.contains(where: holdsKey) ? Self.keyWarning + "\n\n" : "" }

  /// Whether it holds a key; that is asked about then.
  mutating func asksAboutKey(in asked: Asked) -> Bool {
    guard holdsKey(asked) else { return false }
    askAboutKey(yes: "Send it") { $0.sendUnlessWaiting(asked) }
    return true
  }

  private func holdsKey(_ asked: Asked) -> Bool {
    switch asked {
    case .pictures(let plan): holdsKey(plan)
    case .question(let text, about: _): world.keySearch.finds(in: [text])
    case .speech(let plan): world.keySearch.finds(in: [plan.text])
    case .prompt: world.keySearch.finds(in: [brief.instructions, brief.character])
    }
  }

  /// Likewise for what a line of text is to be kept as: a name, tags, a path.
  mutating func asksAboutKey(in text: String, deed: @escaping Confirm.Deed) -> Bool {
    guard world.keySearch.finds(in: [text]) else { return false }
    askAboutKey(yes: "Keep it", deed: deed)
    return true
  }

  private mutating func askAboutKey(yes: String, deed: @escaping Confirm.Deed) {
    ask("\(Self.keyWarning) \(yes) all the same?", yes: yes, deed: deed)
  }

  /// The ledger could not be written, so nothing was sent: once for all that waits.
  mutating func askUnrecorded(_ failure: Failure) {
    guard failure.kind == .unrecorded, !asksUnrecorded else { return }
    let question =
      "\(failure.title)\n\nNothing was sent. Allow requests that are noted nowhere, until the record can be written again?"
    ask(question, yes: "Allow them", about: .unrecorded) { $0.allowUnrecorded() }
  }

  private var asksUnrecorded: Bool { layers.contains { ($0 as? Confirm)?.subject == .unrecorded } }

  mutating func allowUnrecorded() -> [Effect] {
    say(.warning, "Allowed: what is sent now is noted nowhere. ^G sends.")
    return [.allowUnrecorded]
  }
}
