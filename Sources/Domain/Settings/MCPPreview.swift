/// How a picture comes with an answer to an agent, beside the path of its file.
package enum MCPPreview: String, CaseIterable, Hashable, Sendable {
  case none, small, full

  package var title: String {
    switch self {
    case .none: "None"
    case .small: "Small (512 pixels)"
    case .full: "The whole file"
    }
  }
}
