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

  /// Returns once the disk has the change.
  package func change(_ id: String, _ change: (inout RunItem) -> Void) throws(Failure) {
    let result: Result<Void, Failure> = state.withLock { record in
      if let place = record.place(of: id) { change(&record.items[place]) }
      return Result { () throws(Failure) in try file.save(record) }
    }
    try result.get()
  }

  package func save() throws(Failure) { try file.save(record) }
}
