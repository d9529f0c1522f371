import Foundation

/// What holds of every manifest that the program writes. Whoever edits one may have broken it, and what it says is paid for.
extension RunRecord {
  /// - Throws: a `.usage` failure for more requests than one run may have.
  package static func check(requests: Int) throws(Failure) {
    guard requests > Rules.mostRunRequests else { return }
    throw Failure(
      .usage, "These are more than \(Rules.mostRunRequests) requests, the most that one run may have.",
      advice: "Nothing was sent. Part them, and send one part after the other.")
  }

  /// - Throws: a `.storage` failure that says what cannot be.
  package func check() throws(Failure) {
    guard version == 1 else { throw Self.unusable("it is of version \(version), and this program knows version 1") }
    guard Self.isID(id) else { throw Self.unusable("its id is not twelve hexadecimal digits") }
    try Self.check(requests: items.count)
    let ids = items.flatMap { [$0.id] + $0.former }
    guard ids.allSatisfy(Self.isID), Set(ids).count == ids.count else {
      throw Self.unusable("each request must have an id of its own, of twelve hexadecimal digits")
    }
    if let wrong = items.firstIndex(where: { !$0.isPossible }) {
      throw Self.unusable("the images, the seconds or the cost of request \(wrong + 1) cannot be")
    }
    guard let sweep else { return }
    do throws(Failure) {
      try sweep.check()
    } catch {
      throw Self.unusable(error.title)
    }
  }

  private static func unusable(_ reason: String) -> Failure {
    Failure(
      .storage, "The manifest cannot be used: \(reason).",
      advice: "Nothing was sent. Put it back as the program wrote it, or begin another run.")
  }
}

extension RunItem {
  /// More dollars than any request costs; a sum of these stays exact.
  private static let mostDollars: Decimal = 1_000_000

  fileprivate var isPossible: Bool {
    let amounts = [most, cost].compactMap { $0 }
    return Rules.timeout.contains(request.timeout) && Rules.images.contains(request.count ?? 1)
      && request.references.count <= Rules.mostReferences && (0...1e9).contains(seconds ?? 0)
      && amounts.allSatisfy { !$0.isNaN && $0 >= 0 && $0 <= Self.mostDollars }
  }
}
