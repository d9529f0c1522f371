/// What takes the screen's place when it ends, where the user chose that.
package enum NextProgram: Sendable {
  /// The screen on the built-in simulator.
  case demo
  /// The steps that set up key and models.
  case onboarding
}
