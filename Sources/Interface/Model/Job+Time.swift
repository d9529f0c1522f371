import Domain

extension Job {
  /// Seconds since it began, or that it took.
  package func elapsed(at now: Double) -> Double { started.map { (ended ?? now) - $0 } ?? 0 }

  /// Seconds since the request went out.
  package func waited(at now: Double) -> Double { (sent ?? started).map { (ended ?? now) - $0 } ?? 0 }

  /// `4:42` until it counts as failed.
  package func remaining(at now: Double) -> String {
    Seconds.clock(Double(request.timeout) - (now - (sent ?? started ?? now)))
  }

  /// A piece of text: markup of a vector picture, or words beside one.
  mutating func take(_ text: String) {
    if textBytes == 0 {
      let start = text.drop { $0.isWhitespace }
      guard !start.isEmpty else { return }
      writesMarkup = start.hasPrefix("<")
    }
    textBytes += text.utf8.count
  }

  /// `writing SVG, 3.1 kB`; empty while no text came.
  package var writing: String {
    textBytes > 0 ? "writing \(writesMarkup ? "SVG" : "text"), \(ByteCount.text(textBytes))" : ""
  }

  /// One or two words.
  package var phaseWord: String {
    switch phase {
    case .queued: "in line"
    case .connecting: "connecting"
    case .waiting: "waiting"
    case .receiving: "receiving"
    case .saving: "saving"
    case .done: "done"
    case .failed: "failed"
    case .cancelled: "cancelled"
    }
  }
}
