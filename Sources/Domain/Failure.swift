import Foundation

/// Why something did not work, in words for the user: what, what to do next, and whether money may have been spent.
package struct Failure: Error, Hashable, Sendable {
  /// What sort of failure it is; scripts read it as `error.kind`.
  package enum Kind: String, Sendable {
    case usage, configuration, noKey = "no-key", unknownModel = "unknown-model"
    case unreadableFile = "unreadable-file", notAnImage = "not-an-image", storage
    case network, timeout, security, badAnswer = "bad-answer", noImage = "no-image"
    case keyRefused = "key-refused", noCredit = "no-credit", forbidden, moderated
    case notFound = "not-found", invalidRequest = "invalid-request", tooLarge = "too-large"
    case rateLimited = "rate-limited", server, overBudget = "over-budget", cancelled
  }

  /// Whether the service may charge for the request that failed.
  package enum Billed: String, Sendable { case no, maybe, yes }

  package var kind: Kind
  /// One sentence: what failed and why.
  package var title: String
  /// One sentence: what to do next; may be empty.
  package var advice: String
  package var billed: Billed
  /// The HTTP status when the service answered with one.
  package var status: Int?
  /// Seconds that the service asked to wait, already capped to 600.
  package var retryAfter: Int?
  /// The generation's id, when the service gave one before it failed.
  package var generationID: String?

  package init(
    _ kind: Kind, _ title: String, advice: String = "", billed: Billed = .no, status: Int? = nil,
    retryAfter: Int? = nil, generationID: String? = nil
  ) {
    self.kind = kind
    self.title = title
    self.advice = advice
    self.billed = billed
    self.status = status
    self.retryAfter = retryAfter
    self.generationID = generationID
  }

  /// Several as one: its kind and advice are the first one's, its title says each, or the first few of very many.
  package static func joined(_ failures: [Failure]) -> Failure? {
    guard var joined = failures.first else { return nil }
    let shown = failures.prefix(5).map(\.title)
    let rest = failures.count - shown.count
    joined.title = (shown + (rest > 0 ? ["So it went with \(rest) more."] : [])).joined(separator: " ")
    return joined
  }

  /// Title and advice as one line.
  package var sentence: String { advice.isEmpty ? title : "\(title) \(advice)" }

  /// The failure once it is known what the request cost.
  package func settled(at cost: Decimal) -> Failure {
    var settled = self
    settled.billed = cost > 0 ? .yes : .no
    settled.advice = cost > 0 ? "It was billed \(Money.text(cost))." : "It was not billed."
    return settled
  }

  /// The exit code of the command line: see README, "Exit codes".
  package var exitCode: Int32 {
    switch kind {
    case .usage, .configuration, .noKey, .unknownModel: 2
    case .overBudget: 3
    case .keyRefused, .noCredit, .forbidden, .moderated: 4
    case .network, .timeout, .security: 5
    case .cancelled: 130
    default: 1
    }
  }
}
