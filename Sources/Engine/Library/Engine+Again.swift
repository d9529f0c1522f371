import Domain
import Media

extension Engine {
  /// The request of a picture, ready to be sent once more.
  ///
  /// - Parameter keepsSeed: else a seed that was set moves on, as the same one would give the same picture.
  /// - Throws: a failure that says what is missing for the same request.
  package func again(_ asset: Asset, keepsSeed: Bool) throws(Failure) -> Plan {
    let known = try ports.ledger?.lastCost(of: asset.request?.model ?? "") ?? nil
    var plan = try repetition().plan(of: asset, known: known)
    guard !keepsSeed else { return plan }
    for index in plan.requests.indices { plan.requests[index].seed = plan.requests[index].seed.map { $0 &+ 1 } }
    return plan
  }

  /// What a picture was made from, to be changed; its references are read again.
  package func recall(_ asset: Asset) throws(Failure) -> (draft: Draft, references: [LoadedReference]) {
    guard asset.isRecipeKnown else {
      throw Failure(
        .usage, "How \(Harmless.line(asset.title, limit: 80)) was made is not known.",
        advice: "i makes it the reference of an edit instead.")
    }
    let repetition = try repetition()
    let references = try asset.request.map { request throws(Failure) in try repetition.references(of: request) } ?? []
    return (repetition.draft(of: asset, references.map(\.reference)), references)
  }

  func repetition() throws(Failure) -> Repetition {
    guard let library = ports.library else { throw Failure(.usage, "There is no library.") }
    return Repetition(library: library, pictures: ports.pictures)
  }
}
