/// How pictures that a chat answers with are shown to clients of the gateway.
package enum ChatImages: String, CaseIterable, Hashable, Sendable {
  case asTheyCome = "as-they-come"
  /// With a link behind the words, for clients that show text alone.
  case markdown

  package var title: String { self == .asTheyCome ? "As they come" : "With a link in the text" }
}
