import Foundation

/// Everything that one deliberate act of speaking will send, decided beforehand and shown before it happens.
package struct SpeechPlan: Hashable, Sendable {
  /// The whole text.
  package var text: String
  /// One POST each, in this order.
  package var requests: [SpeechRequest]
  package var format: SpeechFormat
  /// What goes out differently from what was asked.
  package var adjustments: [Adjustment] = []
  /// For all requests together.
  package var estimate: Estimate
  /// US dollars for one character; nil where no price is stated.
  package var price: Decimal?
  /// What it counts as where no price is stated: the most that the user accepts. Nil for nothing.
  package var assumed: Decimal?
  /// Limits that hold when each request goes out. None where the user has allowed it to pass them.
  package var budget = Budget()

  package var characters: Int { requests.reduce(0) { $0 + $1.characters } }

  package var model: String { requests.first?.model ?? "" }

  /// The most that it may cost for all that is known, or counts as.
  package var most: Decimal? { estimate.bounds?.high ?? assumed }

  /// What one of its requests counts as until its cost is known.
  package func most(of request: SpeechRequest) -> Decimal? {
    price.map { $0 * Decimal(request.characters) }
      ?? assumed.map { $0 * Decimal(request.characters) / Decimal(max(1, characters)) }
  }

  package func within(_ budget: Budget) -> SpeechPlan {
    var plan = self
    plan.budget = budget
    return plan
  }

  /// The plan, counting as so much where no price is stated.
  package func assuming(_ cost: Decimal?) -> SpeechPlan {
    var plan = self
    plan.assumed = estimate.bounds == nil ? cost : nil
    return plan
  }

  /// What will be sent, in words: `3 requests, 9,120 characters, af_alloy of hexgrad/kokoro-82m, mp3`.
  package var words: String {
    let count = requests.count
    let voice = requests.first?.voice.map { "\($0) of \(model)" } ?? model
    let speed = requests.first?.speedText.map { ", speed \($0)" } ?? ""
    return
      "\(count == 1 ? "1 request" : "\(count) requests"), \(characters) characters, \(voice), \(format.rawValue)\(speed)"
  }
}
