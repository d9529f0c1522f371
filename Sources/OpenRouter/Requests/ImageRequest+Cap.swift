import Domain

extension ImageRequest {
  /// The most bytes that an honest answer may have: it grows with the images and with their size, as each is Base64 of a
  /// picture that may hardly be compressed.
  var answerCap: Int {
    let each =
      switch ResolutionTier(resolution) {
      case .large: 64 << 20
      case .usual: 24 << 20
      }
    return max(Exchange.answerCap, (8 << 20) + max(1, count ?? 1) * each)
  }

  private enum ResolutionTier {
    case usual, large

    /// `4K`, `8k`, `4096x4096`.
    init(_ text: String?) {
      let number = Int((text ?? "").prefix { $0.isNumber }) ?? 0
      self = number > 2 && number < 64 || number > 2048 ? .large : .usual
    }
  }
}
