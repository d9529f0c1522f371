import Domain

extension Job {
  /// Seconds since it began, or that it took.
  package func elapsed(at now: Double) -> Double { started.map { (ended ?? now) - $0 } ?? 0 }

  /// Seconds since the request went out.
  package func waited(at now: Double) -> Double { (sent ?? started).map { (ended ?? now) - $0 } ?? 0 }

  /// `4:42` until it counts as failed.
  package func remaining(at now: Double) -> String {
    Seconds.clock(Double(timeout) - (now - (sent ?? started ?? now)))
  }

  /// Follows what the service or the connection tells.
  mutating func follow(_ progress: Progress, at now: Double) {
    switch progress {
    case .connecting: phase = .connecting
    case .sent(let bytes):
      phase = .waiting
      sent = now
      requestBytes = bytes
    case .answered(let generationID): self.generationID = generationID ?? self.generationID
    case .received(let bytes, let total): receive(bytes, of: total, at: now)
    case .partial: partials += 1
    case .text(let piece): read(piece)
    }
  }

  /// Words count as coming when there is one to be read: before that a service sends signs of life.
  private mutating func receive(_ bytes: Int, of total: Int?, at now: Double) {
    if firstByte == nil { firstByte = now }
    if makesPictures { phase = .receiving }
    receivedBytes = bytes
    totalBytes = total
  }

  private mutating func read(_ piece: String) {
    guard !makesPictures else { return count(piece) }
    phase = .receiving
    flow.append(piece)
  }

  /// Text beside a picture is measured and not kept.
  private mutating func count(_ text: String) {
    if textBytes == 0 {
      let start = text.drop { $0.isWhitespace }
      guard !start.isEmpty else { return }
      writesMarkup = start.hasPrefix("<")
    }
    textBytes += text.utf8.count
  }
}
