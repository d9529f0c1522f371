import Domain

/// A sweep that is sent now, for its manifest: which job makes which of its requests.
package struct RunOpening: Hashable, Sendable {
  /// One job, and its combination.
  package struct Part: Hashable, Sendable {
    package let job: JobID
    package let cell: SweepCell
    package let request: ImageRequest
    package let plan: Plan
  }

  package let sweep: Sweep
  /// As it was typed.
  package let prompt: String
  package let parts: [Part]
}
