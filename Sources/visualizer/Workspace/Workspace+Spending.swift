import Domain
import Engine

extension Workspace {
  /// - Parameters:
  ///   - plans: what goes out together.
  ///   - isAllowed: whether the user gave a --max-cost that the plans keep to.
  /// - Returns: the plans, with the limits that they have to keep to when they go out.
  /// - Throws: an `.overBudget` failure before anything is sent; a `.storage` one when a limit is set and what was spent
  ///   cannot be read.
  func checked(_ plans: [Plan], isAllowed: Bool) throws(Failure) -> [Plan] {
    let budget = Budget(settings.budget)
    guard !budget.isEmpty else { return plans }
    if let unreadable = budget.unreadable { throw Self.refusal(unreadable) }
    let holds = try Self.allowed(try engine.verdict(on: plans, budget), isAllowed)
    return plans.map { holds ? $0.within(budget) : $0.unlimited }
  }

  /// The same for a text to be spoken.
  func checked(_ plan: SpeechPlan, isAllowed: Bool) throws(Failure) -> SpeechPlan {
    let budget = Budget(settings.budget)
    guard !budget.isEmpty else { return plan }
    if let unreadable = budget.unreadable { throw Self.refusal(unreadable) }
    return try Self.allowed(try engine.verdict(on: plan, budget), isAllowed) ? plan.within(budget) : plan
  }

  /// - Returns: whether the limits hold when it goes out, too; false where the user allowed it to pass them.
  private static func allowed(_ verdict: Budget.Verdict, _ isAllowed: Bool) throws(Failure) -> Bool {
    switch verdict {
    case .ok: return true
    case .ask where isAllowed: return false
    case .ask(let sentence):
      throw Failure(
        .overBudget, sentence,
        advice:
          "Nothing was sent. Allow it once with --max-cost, or raise the budget (visualizer config set budget...).")
    case .refuse(let sentence):
      throw Failure(.overBudget, sentence, advice: "Nothing was sent. Change it with visualizer config set budget...")
    }
  }

  private static func refusal(_ sentence: String) -> Failure {
    Failure(.configuration, sentence, advice: "Nothing was sent.")
  }

  /// Sends one request for words, if anything is left of the limits.
  ///
  /// - Parameter hear: gets each piece of text as it comes.
  func ask(
    _ request: ChatRequest, evenUnrecorded: Bool, _ console: Console,
    hear: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws(Failure) -> Outcome {
    let budget = Budget(settings.budget)
    if let unreadable = budget.unreadable { throw Self.refusal(unreadable) }
    switch try engine.verdictOnWords(budget) {
    case .ok: break
    case .ask(let sentence), .refuse(let sentence):
      throw Failure(
        .overBudget, sentence, advice: "Nothing was sent. Raise the budget (visualizer config set budget...).")
    }
    let order = WordsOrder(request, evenUnrecorded: evenUnrecorded, patience: .brief(forRecord: false))
    return try await engine.ask(order) { event in
      if case .progress(.text(let piece)) = event { hear(piece) } else { Self.tell(event, console) }
    }
  }

  /// What an order tells beside its progress.
  static func tell(_ event: OrderEvent, _ console: Console) {
    switch event {
    case .accepted(let unrecorded?): console.note(unrecorded.title)
    case .turned(let attempt, let next): console.note(attempt.sentence(next: next))
    case .unnoted(let failures): for failure in failures { console.note(failure.title) }
    default: break
    }
  }

  /// What an earlier run left behind, one sentence each.
  func interruptedRequests(within time: TimeLimit = TimeLimit(nil)) async -> [String] {
    await engine.interruptedRequests(within: time.share(of: .seconds(3)))
  }
}
