/// Who OpenRouter is told that asks, in one of the headers that say so.
package struct IdentityRule: Hashable, Sendable {
  package enum Mode: String, CaseIterable, Hashable, Sendable {
    /// As the client says; nothing where it says nothing.
    case passthrough
    /// The value, whatever the client says.
    case `override`
    /// As the client says; the value where it says nothing.
    case standard = "default"

    package var title: String {
      switch self {
      case .passthrough: "What the client says"
      case .override: "Always the value"
      case .standard: "The client, else the value"
      }
    }
  }

  package var mode = Mode.standard
  /// Empty is Visualizer's own.
  package var value = ""

  package init() {}

  /// What is sent; nil leaves the header out.
  ///
  /// - Parameters:
  ///   - asked: what the client sent.
  ///   - own: what this program says of itself.
  package func header(asked: String?, own: String) -> String? {
    let asked = asked.map { Harmless.line($0, limit: 300) }.flatMap { $0.isEmpty ? nil : $0 }
    return switch mode {
    case .passthrough: asked
    case .override: value.isEmpty ? own : value
    case .standard: asked ?? (value.isEmpty ? own : value)
    }
  }
}
