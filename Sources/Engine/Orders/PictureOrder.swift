import Domain
import Service

/// One request of a plan, asked for by one deliberate act: exactly one POST, and one more for each model that refused it and
/// billed nothing.
package struct PictureOrder: Sendable {
  /// Of its line in the ledger and of its first picture, so that both are found again after the program was killed.
  package var id = Asset.newID()
  package var plan: Plan
  package var request: ImageRequest
  package var shelf: ResultShelf
  /// The number of its first picture among those that the shelf gets, from 1; it counts in the names of files.
  package var number = 1
  /// Whether it goes out though the ledger cannot note it.
  package var evenUnrecorded = false
  package var patience = CostPatience.lasting
  /// Its line in the ledger where that was begun before, together with those of other orders; see `Engine.reserve`.
  package var line: JournalLine?

  package init(_ request: ImageRequest, of plan: Plan, to shelf: ResultShelf) {
    self.request = request
    self.plan = plan
    self.shelf = shelf
  }

  /// The same for the models that may take its place, in their order.
  var alternatives: [PictureOrder] {
    plan.alternatives(to: request).map { request, plan in
      var order = self
      (order.request, order.plan, order.line) = (request, plan, nil)
      order.request.timeout = min(request.timeout, self.request.timeout)
      return order
    }
  }
}

/// How long a cost is waited for that comes after its answer.
package enum CostPatience: Hashable, Sendable {
  /// The front end stays: it is learnt beside everything else, for minutes where it must be.
  case lasting
  /// A command's user waits: seconds. `forRecord` waits for the service's record although the answer names a cost.
  case brief(forRecord: Bool)
}
