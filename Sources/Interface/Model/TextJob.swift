import Domain
import Foundation

/// A request for words that runs or has ended: an analysis, a prompt, or what is asked before an edit.
package struct TextJob: Identifiable, Sendable {
  package enum Purpose: Hashable, Sendable {
    case analysis(PictureID)
    case prompt(PromptBrief)
    /// The plan goes out when its preparation is done.
    case preparation(Plan)
  }

  package let id: JobID
  package let purpose: Purpose
  package let model: String
  /// In seconds, for each request.
  package let timeout: Int
  package var phase = Job.Phase.connecting
  /// Monotonic seconds.
  package let started: Double
  package var sent: Double?
  package var ended: Double?
  package var flow = FlowingText()
  /// US dollars, as the service reported it.
  package var cost: Decimal?

  package init(id: JobID, purpose: Purpose, model: String, timeout: Int, started: Double) {
    self.id = id
    self.purpose = purpose
    self.model = model
    self.timeout = timeout
    self.started = started
  }

  /// Whether anything was asked for; what is known already is only read again.
  var isRequest: Bool { timeout > 0 }

  package var isActive: Bool {
    switch phase {
    case .done, .failed, .cancelled: false
    default: true
    }
  }

  /// Whether a request has gone out, so that it may be billed.
  package var mayBeBilled: Bool { sent != nil }

  package var title: String {
    switch purpose {
    case .analysis: "Analysis"
    case .prompt: "Writing the prompt"
    case .preparation: "Preparing the edit"
    }
  }
}
