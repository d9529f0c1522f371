import Foundation

/// Everything that one deliberate act will send, decided beforehand and shown before it happens.
package struct Plan: Hashable, Sendable {
  package var capability: Capability
  /// One POST each, in this order. Several when the model makes fewer images at once than were asked for.
  package var requests: [ImageRequest]
  package var prompt: AssembledPrompt
  /// What the user asked for.
  package var draft: Draft
  /// What goes out differently from what was asked.
  package var adjustments: [Adjustment]
  /// What may go wrong, though it can be sent.
  package var warnings: [String]
  /// For all requests together.
  package var estimate: Estimate
  /// What it counts as where no price is stated: the most that the user accepts. Nil for nothing.
  package var assumed: Decimal?
  /// What is sent in its place, in this order, where its own model refuses a request and bills nothing.
  package var fallbacks: [Plan] = []
  /// What other models are asked before; nil for nothing.
  package var preparation: EditPreparation?
  /// Limits that hold when each request goes out, too: other instances spend meanwhile. None where the user has allowed it
  /// to pass them.
  package var budget = Budget()
  /// Whether automatic generation sends it, and no key that was pressed.
  package var isAutomatic = false
  /// How many prompts can be drawn, where that is few.
  package var possibilities: Int?

  package init(
    capability: Capability, requests: [ImageRequest], prompt: AssembledPrompt, draft: Draft,
    adjustments: [Adjustment] = [], warnings: [String] = [], estimate: Estimate
  ) {
    self.capability = capability
    self.requests = requests
    self.prompt = prompt
    self.draft = draft
    self.adjustments = adjustments
    self.warnings = warnings
    self.estimate = estimate
  }

  package func within(_ budget: Budget) -> Plan {
    var plan = self
    plan.budget = budget
    return plan
  }

  package var byItself: Plan {
    var plan = self
    plan.isAutomatic = true
    return plan
  }

  /// As the user allowed it, whatever the limits.
  package var unlimited: Plan { within(Budget()) }

  /// The plan, counting as so much where no price is stated.
  package func assuming(_ cost: Decimal?) -> Plan {
    var plan = self
    plan.assumed = dearest.estimate.bounds == nil ? cost : nil
    return plan
  }

  /// The most that it may cost for all that is known, or counts as, whichever of its models serves.
  package var most: Decimal? { dearest.estimate.bounds?.high ?? assumed }

  /// The user's words as they go out first, before styles are joined to them.
  package var words: String { requests.first?.drawn?.words ?? draft.prompt }
  /// The requests as the user asked for them, whatever is drawn: other draws of the same prompt are no change of it.
  package var wanted: [ImageRequest] {
    requests.map { request in
      guard let drawn = request.drawn, drawn.seed != nil else { return request }
      var wanted = request
      let added = prompt.pieces.filter { $0.source != .prompt }.map(\.text)
      wanted.prompt = ([drawn.typed] + added).joined(separator: "\n")
      wanted.drawn = nil
      return wanted
    }
  }

  package var format: Format { draft.format }
  package var visType: VisType { draft.visType }

  /// The estimate of one of its requests, by its share of the images.
  package func estimate(of request: ImageRequest) -> Estimate {
    estimate * (request.count ?? 1) / imageCount
  }

  /// The model that is asked first.
  package var model: String { requests.first?.model ?? "" }

  package var imageCount: Int { requests.reduce(0) { $0 + ($1.count ?? 1) } }
}
