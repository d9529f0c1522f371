/// Who does the work of a capability.
package enum Backend: String, CaseIterable, Hashable, Sendable {
  case openRouter = "openrouter"
  case none

  package var title: String { self == .openRouter ? "OpenRouter" : "- None -" }
}
