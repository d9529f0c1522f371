import Domain
import Foundation

extension Engine {
  /// Looks what became of requests that were sent when a run was killed: a picture that is in the library is done, and what
  /// the ledger of the run does not know was never sent. Of the others nobody knows whether they were billed.
  ///
  /// - Returns: how many requests had come.
  /// - Throws: a `.usage` failure for a run of another service.
  package func reconcile(_ record: inout RunRecord) throws(Failure) -> Int {
    try record.check(source: ports.source)
    let open = record.items.filter { $0.state == .sent || $0.state == .unknown }
    guard !open.isEmpty else { return 0 }
    // Whatever the clock said when they were sent.
    let all = try ports.ledger?.entries(since: nil) ?? []
    let entries = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { $1 })
    let isWhole = !record.isUnrecorded && record.isKnown(to: entries)
    var found = 0
    for item in open {
      guard let place = record.place(of: item.id) else { continue }
      let entry = entries[item.id]
      let wanted = entry.map(\.assets).flatMap { $0.isEmpty ? nil : $0 } ?? [item.id]
      let assets = try ports.library?.assets(wanted) ?? []
      let pictures = assets.map { RunPicture(id: $0.id, path: ports.library?.path(of: $0) ?? $0.file) }
      if let first = assets.first {
        found += 1
        record.items[place].settle(pictures, first, entry)
      } else {
        record.items[place].settle(entry, isWhole: isWhole)
      }
    }
    return found
  }
}

extension RunRecord {
  /// Whether a ledger has anything of what this run sent: else it is another one, from which nothing follows.
  fileprivate func isKnown(to entries: [String: LedgerEntry]) -> Bool {
    items.contains { item in ([item.id] + item.former).contains { entries[$0] != nil } }
  }
}

extension RunItem {
  /// Its pictures are there.
  fileprivate mutating func settle(_ pictures: [RunPicture], _ asset: Asset, _ entry: LedgerEntry?) {
    state = .done
    self.pictures = pictures
    // Pictures of one answer share its cost, so that one of several tells a part.
    cost = entry?.cost ?? ((request.count ?? 1) == 1 ? asset.cost : nil)
    seconds = asset.seconds
    failure = nil
  }

  /// - Parameter isWhole: whether the ledger has every request of the run that went out.
  fileprivate mutating func settle(_ entry: LedgerEntry?, isWhole: Bool) {
    switch entry {
    // Its line is written before it is sent.
    case nil: state = state == .sent && isWhole ? .waiting : .unknown
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
