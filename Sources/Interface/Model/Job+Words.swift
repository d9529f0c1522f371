import Domain
import Foundation

extension Job {
  /// What it is for, in a few words.
  package var title: String {
    switch kind {
    case .pictures(_, let plan): plan.capability == .editing ? "Edit" : "Pictures"
    case .words(.analysis), .words(.memory): "Analysis"
    case .words(.prompt): "Writing the prompt"
    case .words(.speech): "Speech"
    case .words(.preparation): "Preparing the edit"
    }
  }

  /// The prompt, the question or the instructions, on one line.
  package var asked: String {
    let text =
      switch kind {
      case .pictures(_, let plan), .words(.preparation(let plan)): plan.draft.prompt
      case .words(.analysis(_, let question)): question
      case .words(.prompt(let brief)): brief.instructions
      case .words(.speech(let plan)): String(plan.text.prefix(1000))
      case .words(.memory): ""
      }
    return OneLine.text(text, limit: 400)
  }

  /// One or two words.
  package var phaseWord: String {
    switch phase {
    case .queued: "in line"
    case .connecting: "connecting"
    case .waiting: "waiting"
    case .receiving: makesPictures || speaks ? "receiving" : "writing"
    case .saving: "saving"
    case .done: "done"
    case .failed: "failed"
    case .cancelled: "cancelled"
    }
  }

  /// `writing SVG, 3.1 kB`; empty while no text came.
  package var writing: String {
    textBytes > 0 ? "writing \(writesMarkup ? "SVG" : "text"), \(ByteCount.text(textBytes))" : ""
  }

  /// What it cost, or how long it has until its timeout.
  func outcome(at now: Double) -> String {
    if isActive { return "timeout \(remaining(at: now))" }
    return cost.map(Money.text) ?? (phase == .done ? "—" : "")
  }

  /// That it was given up, and what of it may be billed.
  var cancelWords: String {
    guard mayBeBilled else { return "Cancelled before it was sent: nothing is billed." }
    guard let cost else { return "Cancelled after it was sent: the provider may still bill it." }
    return "Cancelled after it was sent: it was \(cost > 0 ? "billed \(Money.text(cost))" : "not billed")."
  }

  /// What can be done after a failure; how long to wait comes first, where the service asked for that.
  func advice(after failure: Failure, at now: Double) -> String {
    guard let waitsUntil else { return failure.counsel }
    guard let rest = Model.seconds(until: waitsUntil, now) else { return "The wait is over: \(again)." }
    return "The service asks to wait \(rest) s."
  }

  private var again: String {
    if case .words(.analysis) = kind { "a asks again" } else { "^G sends again" }
  }
}

extension Failure {
  /// Whether it cost anything, as far as that is known.
  var billing: String {
    switch billed {
    case .no: "Nothing was billed."
    case .maybe: "It may have been billed: look at openrouter.ai/activity before you send again."
    case .yes: "It was billed."
    }
  }
}
