import Foundation

/// What became of each request of a sweep or a batch: the manifest that stands beside the pictures.
///
/// It is written before each request goes out and after each answer, so that a run that was killed goes on without paying
/// twice.
package struct RunRecord: Hashable, Codable, Sendable {
  package enum Kind: String, Hashable, Codable, Sendable { case sweep, batch }

  package var version = 1
  /// Twelve hexadecimal digits.
  package var id: String
  package var kind: Kind
  package var created: Date
  /// The service that it is sent to: its base URL, or `demo`. Nil in a manifest that does not say.
  package var source: String?
  /// The prompt of a sweep, as it was typed.
  package var prompt: String
  /// Nil for a batch.
  package var sweep: Sweep?
  /// Whether prompt, model and settings go into the files.
  package var embeds: Bool
  /// Whether requests went out that the ledger may not know.
  package var isUnrecorded = false
  /// One for each request, in the order in which they are sent.
  package var items: [RunItem]

  package init(
    id: String = Asset.newID(), kind: Kind, created: Date, prompt: String = "", sweep: Sweep? = nil,
    embeds: Bool = true, items: [RunItem] = []
  ) {
    self.id = id
    self.kind = kind
    self.created = created
    self.prompt = prompt
    self.sweep = sweep
    self.embeds = embeds
    self.items = items
  }

  package static let demo = "demo"

  /// - Throws: a `.usage` failure where it was begun with another service: what was tried on the demo must not be paid for.
  package func check(source now: String) throws(Failure) {
    guard let source, source != now else { return }
    let known = source == Self.demo ? "the demo" : Harmless.line(source, limit: 200)
    let advice =
      switch (source, now) {
      case (Self.demo, _): "Add --demo."
      case (_, Self.demo): "Leave --demo out."
      default: "Name that service: --base-url \(known)."
      }
    throw Failure(.usage, "This run was begun with \(known).", advice: "Nothing was sent. \(advice)")
  }

  package static func isID(_ text: String) -> Bool { text.count == 12 && text.allSatisfy(\.isHexDigit) }

  package func place(of id: String) -> Int? { items.firstIndex { $0.id == id } }

  package func count(_ state: RunItem.State) -> Int { items.count { $0.state == state } }

  /// Takes over what requests count as from now on: where no price is stated, that is their share of what the user accepts.
  ///
  /// - Parameter plans: one for each of the items.
  package mutating func price(_ items: [RunItem], as plans: [Plan]) {
    for (item, plan) in zip(items, plans) {
      if let place = place(of: item.id) { self.items[place].most = plan.most }
    }
  }

  /// What it has cost as far as that is known, in US dollars; estimates stand for what may have been billed.
  package var counted: Decimal { items.reduce(0) { $0 + $1.counted } }

  /// `24 done`, `20 done, 1 failed, 3 not sent`.
  package var summary: String {
    let parts: [(Int, String)] = [
      (count(.done), "done"), (count(.failed), "failed"), (count(.unknown) + count(.sent), "of unknown outcome"),
      (count(.waiting), "not sent"),
    ]
    let words = parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
    return words.isEmpty ? "nothing to send" : words.joined(separator: ", ")
  }
}

/// One request of a run: exactly one POST.
package struct RunItem: Hashable, Codable, Sendable, Identifiable {
  package enum State: String, CaseIterable, Hashable, Codable, Sendable {
    /// Not sent yet.
    case waiting
    /// On its way; after a run that was killed, nobody knows.
    case sent
    case done
    /// It gave nothing.
    case failed
    /// It went out and may have been billed; it is sent again only where that is asked for.
    case unknown
  }

  /// Of its line in the ledger, and of its first picture.
  package private(set) var id: String
  /// Ids that it had when it was sent before.
  package private(set) var former: [String] = []
  /// The sweep's cell, or the batch's line, from 0.
  package var cell: Int
  package var label: String
  package var state = State.waiting
  package var origin: Asset.Origin
  package var tags: [String]
  package var request: ImageRequest
  /// The most it may cost, in US dollars; nil when there is no saying.
  package var most: Decimal?
  package var pictures: [RunPicture] = []
  package var cost: Decimal?
  package var seconds: Double?
  package var failure: RunFailure?

  package init(id: String = Asset.newID(), cell: Int, label: String, _ request: ImageRequest, of plan: Plan) {
    self.id = id
    self.cell = cell
    self.label = label
    self.request = request.withoutBytes()
    origin = Asset.Origin()
    origin.prompt = plan.draft.prompt
    origin.negative = plan.draft.negative
    origin.capability = plan.capability
    origin.visType = plan.visType
    origin.format = plan.format
    origin.model = request.model
    tags = plan.prompt.tags
    most = plan.most.map { $0 / Decimal(max(1, plan.requests.count)) }
  }

  /// The same request for another time: what it cost before stays in the ledger under its former id.
  package func renewed() -> RunItem {
    var item = self
    guard state != .waiting else { return item }
    item.former.append(id)
    item.id = Asset.newID()
    (item.state, item.cost, item.failure) = (.waiting, nil, nil)
    return item
  }

  /// Whether sending it cannot pay for the same twice.
  package var isFree: Bool { state == .waiting || (state == .failed && failure?.billed == "no") }

  /// What it counts as: the cost, the estimate where it may have been billed, else nothing.
  package var counted: Decimal {
    switch state {
    case .waiting: 0
    case .failed: cost ?? (failure?.billed == "no" ? 0 : most ?? 0)
    case .sent, .done, .unknown: cost ?? most ?? 0
    }
  }

  /// The plan by which it is sent: exactly this request.
  package func plan(_ request: ImageRequest) -> Plan {
    var draft = Draft(
      prompt: origin.prompt, negative: origin.negative, visType: origin.visType, format: origin.format,
      references: request.references)
    draft.count = request.count
    let estimate = most.map { Estimate.range(low: 0, high: $0) } ?? .unknown("no price is stated")
    return Plan(
      capability: origin.capability, requests: [request],
      prompt: AssembledPrompt(text: request.prompt, negative: origin.negative, tags: tags), draft: draft,
      estimate: estimate)
  }
}

/// A picture that came of a request of a run.
package struct RunPicture: Hashable, Codable, Sendable {
  /// Its id in the library.
  package var id: String
  /// Absolute.
  package var path: String

  package init(id: String, path: String) {
    self.id = id
    self.path = path
  }
}

/// Why a request of a run gave nothing.
package struct RunFailure: Hashable, Codable, Sendable {
  package var kind: String
  package var sentence: String
  /// `no`, `maybe` or `yes`.
  package var billed: String

  package init(_ failure: Failure) {
    kind = failure.kind.rawValue
    sentence = failure.sentence
    billed = failure.billed.rawValue
  }
}
