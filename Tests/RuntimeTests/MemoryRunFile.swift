import Domain
import Synchronization

/// A manifest in memory, whose disk may be full for some of what is saved.
final class MemoryRunFile: RunFile {
  let path = "/memory/manifest.json"
  private let refused: Set<Int>
  private let saves = Mutex<(count: Int, record: RunRecord?)>((0, nil))

  /// - Parameter refused: which of the saves fail, from 1.
  init(refusing refused: Set<Int> = []) { self.refused = refused }

  func load() -> RunRecord? { saves.withLock { $0.record } }

  func save(_ record: RunRecord) throws(Failure) {
    let number = saves.withLock { saves in
      saves.count += 1
      if !refused.contains(saves.count) { saves.record = record }
      return saves.count
    }
    if refused.contains(number) { throw Failure(.storage, "The disk is full.") }
  }
}
