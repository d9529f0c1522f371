/// Where the key in use was found.
package enum KeySource: String, Hashable, Sendable {
  case environment, file, session, demo

  /// For the form's chip: "Configured (file)".
  package var words: String {
    switch self {
    case .environment: "from OPENROUTER_API_KEY"
    case .file: "kept in a private file"
    case .session: "for this session only"
    case .demo: "demo, no real key"
    }
  }
}
