import Cells
import Domain

/// A row of the list of jobs: a picture that is made, or words that are asked for.
enum QueueEntry: Sendable, Identifiable {
  case image(Job)
  case text(TextJob)

  var id: JobID {
    switch self {
    case .image(let job): job.id
    case .text(let job): job.id
    }
  }

  var model: String {
    switch self {
    case .image(let job): job.request.model
    case .text(let job): job.model
    }
  }

  var phase: Job.Phase {
    switch self {
    case .image(let job): job.phase
    case .text(let job): job.phase
    }
  }

  var isActive: Bool {
    switch self {
    case .image(let job): job.isActive
    case .text(let job): job.isActive
    }
  }

  var isOver: Bool {
    switch self {
    case .image(let job): job.isOver
    case .text(let job): !job.isActive
    }
  }

  /// Whether the request has gone out.
  var mayBeBilled: Bool {
    switch self {
    case .image(let job): job.mayBeBilled
    case .text(let job): job.mayBeBilled
    }
  }

  /// In one or two words.
  var phaseWord: String {
    switch self {
    case .image(let job): job.phaseWord
    case .text(let job): job.phaseWord
    }
  }

  /// The prompt of a picture, or what is asked for, on one line.
  var words: String {
    switch self {
    case .image(let job): OneLine.text(job.plan.draft.prompt, limit: 400)
    case .text(let job): job.words
    }
  }

  func elapsed(at now: Double) -> Double? {
    switch self {
    case .image(let job): job.started.map { _ in job.elapsed(at: now) }
    case .text(let job): (job.ended ?? now) - job.started
    }
  }

  /// What it cost, or how long it has until its timeout.
  func outcome(at now: Double) -> String {
    switch self {
    case .image(let job):
      if job.isActive { return "timeout \(job.remaining(at: now))" }
      return (job.cost ?? job.lateCost).map(Money.text) ?? (job.phase == .done ? "—" : "")
    case .text(let job):
      if job.isActive { return "timeout \(Seconds.clock(Double(job.timeout) - (now - (job.sent ?? job.started))))" }
      return job.cost.map(Money.text) ?? (job.phase == .done ? "—" : "")
    }
  }
}

extension TextJob {
  var phaseWord: String {
    switch phase {
    case .receiving: "writing"
    case .done: "done"
    case .failed: "failed"
    case .cancelled: "cancelled"
    default: sent == nil ? "connecting" : "waiting"
    }
  }

  /// What is asked for, on one line.
  var words: String {
    switch purpose {
    case .analysis: "analysis of a picture"
    case .prompt(let brief): "a prompt: \(OneLine.text(brief.instructions, limit: 300))"
    case .preparation(let plan): "before an edit: \(OneLine.text(plan.draft.prompt, limit: 300))"
    }
  }
}

extension Model {
  /// All jobs of this session in the order in which they were asked for. What was shown again from memory is none.
  var queueEntries: [QueueEntry] {
    let all = jobs.map { QueueEntry.image($0) } + texts.filter(\.isRequest).map { QueueEntry.text($0) }
    return texts.isEmpty ? all : all.sorted { $0.id < $1.id }
  }
}
