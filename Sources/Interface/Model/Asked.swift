import Domain

/// What the user asked to be sent, before it is a job.
package enum Asked: Hashable, Sendable {
  case pictures(Plan)
  case question(String, about: PictureID)
  /// The prompt of what stands on Instruct.
  case prompt
  case speech(SpeechPlan)
}
