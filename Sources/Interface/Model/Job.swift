import Domain

import struct Foundation.Decimal

/// A request that waits, runs, or has ended; one POST.
package struct Job: Identifiable, Sendable {
  package enum Phase: Hashable, Sendable {
    case queued, connecting, waiting, receiving, saving, done
    case failed(Failure)
    case cancelled
  }

  package let id: JobID
  package private(set) var request: ImageRequest
  package private(set) var plan: Plan
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
  /// Text that came: markup of a vector picture, or words beside one.
  package var textBytes = 0
  /// Whether that text is markup.
  package var writesMarkup = false
  /// US dollars, as the service reported it.
  package var cost: Decimal?
  /// US dollars, where it was learnt what a request that gave nothing has cost.
  package var lateCost: Decimal?
  /// How many partial pictures came.
  package var partials = 0

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

  package init(id: JobID, request: ImageRequest, plan: Plan) {
    self.id = id
    self.request = request
    self.plan = plan
  }

  /// What is over is told of and never sent: megabytes of references would stay for as long as the program runs.
  private mutating func letBodyGo() {
    request = request.withoutBytes()
    plan = plan.withoutBytes()
  }

  /// How far a reported cost is from the estimate, in words; nil where it is near, or there is no saying.
  func mismatch(_ cost: Decimal?) -> String? { cost.flatMap { plan.estimate(of: request).mismatch($0) } }

  /// Whether the request has gone out, so that it may be billed.
  package var mayBeBilled: Bool { sent != nil }
}

/// A job's number, unique in one run of the program.
package struct JobID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let number: Int

  package init(_ number: Int) { self.number = number }

  package static func < (a: JobID, b: JobID) -> Bool { a.number < b.number }

  package var description: String { "#\(number)" }
}
