/// A program whose settings can be taken over.
package enum ForeignProgram: String, CaseIterable, Sendable {
  case talemate, openclaw, genesis, proxy

  package var title: String {
    switch self {
    case .talemate: "Talemate"
    case .openclaw: "OpenClaw"
    case .genesis: "Genesis"
    case .proxy: "the LLM Interactive Proxy"
    }
  }

  /// What its file says of settings that exist here.
  ///
  /// - Parameter words: how names of that program become ids of the catalogue.
  package func settings(of file: ForeignDocument, _ words: ForeignWords) -> ForeignSettings {
    var reading = ForeignReading(file.tree, words)
    switch self {
    case .talemate: reading.readTalemate()
    case .openclaw: reading.readOpenClaw()
    case .genesis: reading.readGenesis()
    case .proxy: reading.readProxy()
    }
    return reading.settings
  }
}
