import Domain

extension Model {
  /// Whether the next thing to happen is that something is sent by itself, so that the clock must go on.
  package var isCountingDown: Bool {
    automation.changed != nil && remainingWait == nil && jobs.allSatisfy(\.isOver) && layers.isEmpty
  }

  /// Whether anything may be sent by itself now.
  private var mayAutomate: Bool {
    guard settings.general.automaticGeneration, !isComparing, !automation.isStopped, hasPlan else { return false }
    if case .valid = world.keyState { return true }
    return false
  }

  /// Notes that the user changed what would be sent; what the service or another instance changes counts for nothing.
  mutating func noticeChange(since before: Result<Plan, Failure>) {
    guard settings.general.automaticGeneration else {
      automation.restart()
      return
    }
    guard mayAutomate, case .success(let plan) = plan else {
      automation.changed = nil
      return
    }
    guard plan.wanted != (try? before.get())?.wanted else { return }
    automation.changed = plan.wanted == automation.lastSent ? nil : now
  }

  /// Sends what has rested long enough, while nothing else is under way.
  mutating func generateWhenRested() -> [Effect] {
    guard isCountingDown, let changed = automation.changed, now - changed >= Automation.rest else { return [] }
    automation.changed = nil
    guard mayAutomate, case .success(let plan) = plan else { return [] }
    guard keyWarning(for: [plan]).isEmpty else {
      say(.warning, "Automatic generation pauses: the prompt holds what looks like a key. ^G asks.")
      return []
    }
    guard verdict(on: plan) == .ok else {
      say(.warning, "Automatic generation pauses: it would pass the budget. ^G asks.")
      return []
    }
    guard allowsAutomatic(plan.requests.count) else {
      say(.warning, "Automatic generation pauses: \(Automation.hourlyCap) requests in an hour are its limit. ^G works.")
      return []
    }
    let first = nextJob
    let effects = queue(plan.within(Budget(settings.budget)).byItself)
    automation.sent((first..<nextJob).map { JobID($0) }, at: now)
    say(.info, "Automatic generation sent what changed.")
    return effects
  }
}

extension Model {
  /// Whether so many more requests stay within the hour's cap, what earlier runs and other instances sent by themselves
  /// included.
  fileprivate func allowsAutomatic(_ count: Int) -> Bool {
    let recorded = today.map { spending.automaticCount(within: 3600, of: $0) } ?? 0
    return automation.allows(count, at: now) && recorded + count <= Automation.hourlyCap
  }
}

/// What Create says of automatic generation.
struct AutomationText {
  let words: String

  /// Nil while it is off.
  init?(_ model: Model) {
    guard model.settings.general.automaticGeneration else { return nil }
    words = "automatic: \(Self.state(model))"
  }

  /// Beside the prompt's length where panes have no headings.
  static func beside(_ count: String, _ model: Model) -> String {
    guard !model.layout.hasBorders, let text = AutomationText(model) else { return count }
    return "\(text.words) · \(count)"
  }

  private static func state(_ model: Model) -> String {
    if model.isComparing { return "not while comparing" }
    if model.automation.isStopped { return "stopped after \(Automation.mostFailures) failures, ^G resumes" }
    if let changed = model.automation.changed {
      guard model.jobs.allSatisfy(\.isOver) else { return "after this job" }
      if let rest = model.remainingWait { return "in \(rest) s, as the service asks" }
      return "in \(Seconds.text(max(0, changed + Automation.rest - model.now)))"
    }
    guard case .valid = model.world.keyState else { return "needs a working key" }
    guard model.hasPlan else { return "cannot send this yet" }
    return model.allowsAutomatic(1) ? "on" : "\(Automation.hourlyCap) in an hour, paused"
  }
}
