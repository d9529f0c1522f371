import Domain
import Foundation

extension Engine {
  /// Looks what became of requests that were sent when a run was killed: a picture that is in the library is done, and what
  /// the ledger does not know was never sent. Of the others nobody knows whether they were billed.
  ///
  /// - Returns: how many pictures were found.
  package func reconcile(_ record: inout RunRecord) throws(Failure) -> Int {
    let open = record.items.filter { $0.state == .sent || $0.state == .unknown }
    guard !open.isEmpty else { return 0 }
    let assets = try ports.library?.assets(open.map(\.id)) ?? []
    let entries = try ports.ledger?.entries(since: record.created.addingTimeInterval(-86_400)) ?? []
    var found = 0
    for item in open {
      guard let place = record.place(of: item.id) else { continue }
      let asset = assets.first { $0.id == item.id }
      if asset != nil { found += 1 }
      record.items[place].settle(
        asset, entries.first { $0.id == item.id }, path: asset.map { ports.library?.path(of: $0) ?? $0.file },
        isUnrecorded: record.isUnrecorded)
    }
    return found
  }
}

extension RunItem {
  fileprivate mutating func settle(_ asset: Asset?, _ entry: LedgerEntry?, path: String?, isUnrecorded: Bool) {
    if let asset {
      state = .done
      pictures = [RunPicture(id: asset.id, path: path ?? asset.file)]
      cost = entry?.cost ?? asset.cost
      seconds = asset.seconds
      failure = nil
      return
    }
    switch entry {
    // Its line is written before it is sent.
    case nil: state = state == .sent && !isUnrecorded ? .waiting : .unknown
    case let entry? where entry.outcome == .failed && entry.cost == 0:
      state = .failed
      failure = RunFailure(Failure(.server, "It gave nothing, and was not billed."))
    case let entry?:
      state = .unknown
      cost = entry.cost
      failure =
        failure
        ?? RunFailure(
          Failure(.cancelled, "It was cut off.", advice: Failure.unsure, billed: (entry.cost ?? 0) > 0 ? .yes : .maybe))
    }
  }
}
