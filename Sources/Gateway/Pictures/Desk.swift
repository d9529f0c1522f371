import CDigest
import Domain
import Engine
import Foundation
import Synchronization

/// Requests of the last ten minutes, by which a repeat is known: clients send a POST again by themselves when a connection
/// breaks, and nobody is to pay for that twice.
final class Desk: Sendable {
  /// What makes two requests the same.
  struct Mark: Hashable, Sendable {
    fileprivate var client: String
    fileprivate var route: String
    fileprivate var content: [UInt8]
    /// Whether the client said itself that it is the same.
    fileprivate var isNamed: Bool

    /// - Parameter key: the field `Idempotency-Key`; nil goes by the body.
    init(client: GatewayClient, route: String, key: String?, body: [UInt8]) {
      self.client = client.name
      self.route = route
      isNamed = key != nil
      content = Self.digest(key.map { Array($0.utf8) } ?? body)
    }

    private static func digest(_ bytes: [UInt8]) -> [UInt8] {
      var digest = [UInt8](repeating: 0, count: 32)
      guard cdigest_sha256(bytes, bytes.count, &digest) else { return bytes }
      return digest
    }
  }

  private struct Entry {
    var job: PictureJob
    var began = Date()
    var isDelivered = false
  }

  private let entries = Mutex<[Mark: Entry]>([:])
  private static let memory = 600.0
  /// Of pictures that wait to be fetched again.
  private static let mostBytes = 64 << 20

  /// The job of a request: the one that is under way or was never delivered, else a new one.
  ///
  /// - Parameter make: starts it.
  /// - Returns: the job, and whether it was there.
  func job(_ mark: Mark, _ make: () -> PictureJob) -> (job: PictureJob, isRepeat: Bool) {
    entries.withLock { entries in
      entries = entries.filter { -$0.value.began.timeIntervalSinceNow < Self.memory || $0.value.job.result == nil }
      Self.trim(&entries)
      if let known = entries[mark], Self.serves(known, mark) { return (known.job, true) }
      let job = make()
      entries[mark] = Entry(job: job)
      return (job, false)
    }
  }

  /// An answer that the client has is done with, unless it names its requests. What failed and was not billed may be tried anew.
  private static func serves(_ entry: Entry, _ mark: Mark) -> Bool {
    switch entry.job.result {
    case nil: true
    case .success?: mark.isNamed || !entry.isDelivered
    case .failure(let error)?: !error.mayRetry && error.code == "outcome_unknown"
    }
  }

  /// The answer has arrived. Only a client that names its requests may ask for it again.
  func delivered(_ mark: Mark) {
    entries.withLock { entries in
      entries[mark]?.isDelivered = true
      if !mark.isNamed { entries[mark] = nil }
    }
  }

  /// Pictures of answers that nobody has fetched are let go, the oldest first: they are in the library anyway.
  private static func trim(_ entries: inout [Mark: Entry]) {
    var size = 0
    for (mark, entry) in entries.sorted(by: { $0.value.began > $1.value.began }) {
      guard case .success(let result)? = entry.job.result else { continue }
      size += result.pictures.reduce(0) { $0 + $1.image.bytes.count }
      if size > Self.mostBytes { entries[mark] = nil }
    }
  }

  /// Jobs that are under way.
  var running: [PictureJob] { entries.withLock { $0.values.map(\.job).filter { $0.result == nil } } }
}
