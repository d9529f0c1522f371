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
  /// - Returns: the request as it is sent, and why the disk does not have that; see `takeBack`.
  package func begin(at place: Int, evenUnrecorded: Bool = false) -> (item: RunItem, failure: Failure?) {
    change { record in
      record.isUnrecorded = record.isUnrecorded || evenUnrecorded
      record.items[place] = record.items[place].renewed()
      record.items[place].state = .sent
      record.items[place].failure = nil
      return record.items[place]
    }
  }

  /// Puts a request back that does not go out, as it could not be noted.
  package func takeBack(_ item: RunItem, at place: Int) { state.withLock { $0.items[place] = item } }

  /// Notes what came of the request at a place.
  ///
  /// - Returns: the request with that, and why the disk does not have it: what was paid for is told all the same.
  @discardableResult
  package func end(_ result: Result<MadePictures, Failure>, at place: Int) -> (item: RunItem, failure: Failure?) {
    change { record in
      switch result {
      case .success(let made): record.items[place].finish(made)
      case .failure(let failure): record.items[place].fail(failure)
      }
      return record.items[place]
    }
  }

  /// Returns once the disk has the change, or has refused it.
  private func change(_ change: (inout RunRecord) -> RunItem) -> (item: RunItem, failure: Failure?) {
    state.withLock { record -> (item: RunItem, failure: Failure?) in
      let item = change(&record)
      do throws(Failure) {
        try file.save(record)
        return (item, nil)
      } catch {
        return (item, error)
      }
    }
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
