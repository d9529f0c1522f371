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
    /// The ledger cannot be written, so that a request would be noted nowhere. The user may allow that.
    case unrecorded
  }

  /// Whether the service may charge for the request that failed.
  package enum Billed: String, Sendable { case no, maybe, yes }

  /// The advice where nobody knows whether it was billed.
  package static let unsure = "It may have been billed; it is not sent again by itself."
  /// The same for what was cancelled: closing the connection does not stop the service.
  package static let mayStillBill = "The provider may still bill it."

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
  /// What it cost by the service's own word, in US dollars; nil when that is not known. See `settled(at:)`.
  package var cost: Decimal?
  /// The file in which what came of an unreadable answer is kept.
  package var kept: String?
  /// Whether the service answered the request itself with a refusal. An error within an answer that had begun is none.
  package var isRefusal = false
  /// The models that were asked, this failure's last; empty where the engine did not ask.
  package var attempts: [Attempt] = []

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
  package var sentence: String { counsel.isEmpty ? title : "\(title) \(counsel)" }

  /// The advice, and where what came is kept.
  package var counsel: String { [advice, keptSentence].filter { !$0.isEmpty }.joined(separator: " ") }

  /// Where what came is kept; empty where nothing is.
  package var keptSentence: String { kept.map { "What came is kept in \(Harmless.line($0, limit: 500))." } ?? "" }

  /// The failure once it is known what the request cost: the sum takes the place of doubts, other advice stays. What was
  /// known before stays, too.
  package func settled(at cost: Decimal) -> Failure {
    guard self.cost == nil else { return self }
    var settled = self
    settled.cost = cost
    settled.billed = cost > 0 ? .yes : .no
    let bill = cost > 0 ? "It was billed \(Money.text(cost))." : "It was not billed."
    settled.advice = advice.isEmpty || isAdviceDoubt ? bill : "\(bill) \(advice)"
    return settled
  }

  /// The failure of an order of which so much was paid before it failed.
  package func after(paying before: Decimal) -> Failure {
    guard before > 0 else { return self }
    var whole = self
    whole.cost = (cost ?? (billed == .no ? 0 : nil)).map { $0 + before }
    whole.billed = .yes
    let bill = "What came before it was billed \(Money.text(before))."
    whole.advice = advice.isEmpty ? bill : "\(advice) \(bill)"
    return whole
  }

  private var isAdviceDoubt: Bool { advice == Self.unsure || advice == Self.mayStillBill }

  /// Whether the next request would fare no better, or nobody wants it any more: what stands in line is not sent then.
  package var endsOthers: Bool {
    switch kind {
    case .keyRefused, .noKey, .noCredit, .network, .security, .storage, .cancelled: true
    default: false
    }
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
