import Cells

extension Action {
  package static let cancelJob = Action("cancelJob")
  package static let cancelAllJobs = Action("cancelAllJobs")
}

/// What is done in the list of jobs.
enum JobActions {
  static let rows: [ActionRow] = [
    ActionRow(
      .cancelJob, .queue, "Cancel the job under the cursor", also: "stop abort", [.on("x", in: [.jobs])],
      reason: reasonAgainstCancelling, deed: { $0.cancelChosenJob() }),
    ActionRow(
      .cancelAllJobs, .queue, "Cancel all that runs and waits", also: "stop abort", [.on("X", in: [.jobs])],
      reason: reasonAgainstCancelling, change: { $0.askToCancelAll() }),
  ]

  @Sendable private static func reasonAgainstCancelling(_ model: Model) -> String? {
    guard model.isOnTop(JobsLayer.self) else { return "Works in the list of jobs; J opens it." }
    return model.listedJobs.contains { !$0.isOver } ? nil : "Nothing runs or waits."
  }
}
