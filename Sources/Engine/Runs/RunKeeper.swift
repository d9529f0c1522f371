import Domain
import Synchronization

/// The record of a run as it stands, written down with each change before anything follows from it.
package final class RunKeeper: Sendable {
  package let file: any RunFile
  private let state: Mutex<RunRecord>

  package init(_ record: RunRecord, _ file: any RunFile) {
    self.file = file
    state = Mutex(record)
  }

  package var record: RunRecord { state.withLock { $0 } }

  package func save() throws(Failure) { try file.save(record) }

  /// Notes that the request at a place goes out now; one that went out before gets another id.
  ///
  /// - Parameter evenUnrecorded: whether it goes out though the ledger may not have it.
  /// - Returns: the request as it is sent.
  package func begin(at place: Int, evenUnrecorded: Bool = false) throws(Failure) -> RunItem {
    try change { record in
      record.isUnrecorded = record.isUnrecorded || evenUnrecorded
      record.items[place] = record.items[place].renewed()
      record.items[place].state = .sent
      record.items[place].failure = nil
      return record.items[place]
    }
  }

  /// Notes what came of the request at a place.
  @discardableResult
  package func end(_ result: Result<MadePictures, Failure>, at place: Int) throws(Failure) -> RunItem {
    try change { record in
      switch result {
      case .success(let made): record.items[place].finish(made)
      case .failure(let failure): record.items[place].fail(failure)
      }
      return record.items[place]
    }
  }

  /// Returns once the disk has the change.
  private func change(_ change: (inout RunRecord) -> RunItem) throws(Failure) -> RunItem {
    let result: Result<RunItem, Failure> = state.withLock { record in
      let item = change(&record)
      return Result { () throws(Failure) in
        try file.save(record)
        return item
      }
    }
    return try result.get()
  }
}

extension RunItem {
  fileprivate mutating func finish(_ made: MadePictures) {
    state = .done
    pictures = made.pictures.map { RunPicture(id: $0.asset.id, path: $0.path) }
    cost = made.outcome.usage.cost
    seconds = made.outcome.seconds
    failure = nil
  }

  /// What surely was not billed may be sent again; of everything else nobody knows.
  fileprivate mutating func fail(_ failure: Failure) {
    cost = failure.cost
    self.failure = RunFailure(failure)
    if failure.kind == .cancelled, failure.billed == .no {
      state = .waiting
    } else {
      state = failure.billed == .maybe ? .unknown : .failed
    }
  }
}
