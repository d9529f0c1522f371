import Domain

import struct Foundation.Decimal

/// A request for pictures or for words that waits, runs, or has ended. It is one POST, or the few that come before an edit.
package struct Job: Identifiable, Sendable {
  package enum Phase: Hashable, Sendable {
    case queued, connecting, waiting, receiving, saving, done
    case failed(Failure)
    case cancelled
  }

  /// What is asked for.
  package enum Kind: Sendable {
    case pictures(ImageRequest, Plan)
    case words(Purpose)
  }

  /// What words are asked for.
  package enum Purpose: Hashable, Sendable {
    case analysis(PictureID, question: String)
    /// What is known of a picture already is read again: nothing is sent.
    case memory(PictureID)
    case prompt(PromptBrief)
    /// A text that is spoken: no words, but nobody waits for it in a line either.
    case speech(SpeechPlan)
    /// The plan goes out when its preparation is done.
    case preparation(Plan)
  }

  package let id: JobID
  package private(set) var kind: Kind
  /// The one that is asked now.
  package private(set) var model: String
  /// In seconds, for each request.
  package let timeout: Int
  package var phase = Phase.queued {
    didSet { if isOver { letBodyGo() } }
  }
  /// Monotonic seconds.
  package var started: Double?
  package var sent: Double?
  package var firstByte: Double?
  package var ended: Double?
  package var requestBytes = 0
  package var receivedBytes = 0
  package var totalBytes: Int?
  package var generationID: String?
  /// Text that came beside a picture: markup of a vector picture, or words.
  package var textBytes = 0
  /// Whether that text is markup.
  package var writesMarkup = false
  /// The words that were asked for, as far as they came.
  package var flow = FlowingText()
  /// US dollars. Of a job that gave nothing it is known only where it was learnt later.
  package private(set) var cost: Decimal?
  /// How many partial pictures came.
  package var partials = 0
  /// How many pictures its answer held.
  package var pictureCount = 0

  package init(id: JobID, request: ImageRequest, plan: Plan) {
    self.id = id
    kind = .pictures(request, plan)
    model = request.model
    timeout = request.timeout
  }

  package init(id: JobID, purpose: Purpose, model: String, timeout: Int) {
    self.id = id
    kind = .words(purpose)
    self.model = model
    self.timeout = timeout
  }

  /// Another model is asked for the same: it begins anew.
  mutating func turn(to next: String) {
    model = next
    if case .pictures(let request, let plan) = kind,
      let other = plan.alternatives(to: request).first(where: { $0.plan.model == next })
    {
      kind = .pictures(other.request, other.plan)
    }
    phase = .connecting
    (sent, firstByte, generationID, totalBytes) = (nil, nil, nil, nil)
    (requestBytes, receivedBytes) = (0, 0)
  }

  /// Counts what the service says that one of its requests cost.
  mutating func charge(_ cost: Decimal) { self.cost = (self.cost ?? 0) + cost }

  /// What is over is told of and never sent: megabytes of references would stay for as long as the program runs.
  private mutating func letBodyGo() {
    switch kind {
    case .pictures(let request, let plan): kind = .pictures(request.withoutBytes(), plan.withoutBytes())
    case .words(.preparation(let plan)): kind = .words(.preparation(plan.withoutBytes()))
    case .words: break
    }
  }
}

extension Job {
  /// What is sent for pictures; nil where words are asked for.
  package var request: ImageRequest? { if case .pictures(let request, _) = kind { request } else { nil } }

  /// What it is part of; nil where words alone are asked for.
  package var plan: Plan? {
    switch kind {
    case .pictures(_, let plan), .words(.preparation(let plan)): plan
    case .words: nil
    }
  }

  /// Why words are asked for; nil where pictures are.
  package var purpose: Purpose? { if case .words(let purpose) = kind { purpose } else { nil } }

  /// What of the program is at work meanwhile; nil where a prompt is written.
  var capability: Capability? {
    switch kind {
    case .pictures(_, let plan), .words(.preparation(let plan)): plan.capability
    case .words(.analysis): .analysis
    case .words(.prompt), .words(.memory), .words(.speech): nil
    }
  }

  package var makesPictures: Bool { request != nil }

  /// Whether a sound is what comes.
  package var speaks: Bool { if case .words(.speech) = kind { true } else { false } }

  /// Whether anything is asked for at all.
  package var isRequest: Bool { if case .words(.memory) = kind { false } else { true } }

  package var isActive: Bool {
    switch phase {
    case .connecting, .waiting, .receiving, .saving: true
    default: false
    }
  }

  package var isOver: Bool {
    switch phase {
    case .done, .failed, .cancelled: true
    default: false
    }
  }

  /// Whether a request has gone out, so that it may be billed.
  package var mayBeBilled: Bool { sent != nil }

  /// How far the reported cost is from the estimate, in words: `more than twice the estimate of $0.08`. Nil where it is
  /// near, or there is no saying.
  var mismatch: String? {
    guard case .pictures(let request, let plan) = kind else { return nil }
    return cost.flatMap { plan.estimate(of: request).mismatch($0) }
  }
}

/// A job's number, unique in one run of the program.
package struct JobID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let number: Int

  package init(_ number: Int) { self.number = number }

  package static func < (a: JobID, b: JobID) -> Bool { a.number < b.number }

  package var description: String { "#\(number)" }
}
