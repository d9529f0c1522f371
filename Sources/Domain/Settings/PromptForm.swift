/// How a prompt is written: as a list of keywords, or as sentences.
package enum PromptForm: String, CaseIterable, Hashable, Sendable {
  case keywords, descriptive

  package var title: String { self == .keywords ? "Keywords" : "Descriptive" }
}
