import Domain
import Foundation

/// How long a model usually takes, by the jobs of this session that are done.
package struct TypicalTime: Equatable, Sendable {
  /// Seconds from sending to the end.
  package let median: Double
  /// Nine of ten took at least so long, and at most so long.
  package let low: Double
  package let high: Double
  package let count: Int

  /// How many of the newest jobs count.
  private static let window = 20

  /// Nil when no job of the model is done yet.
  package init?(of model: String, in jobs: [Job]) {
    let times = jobs.filter { $0.makesPictures && $0.model == model && $0.phase == .done }.suffix(Self.window)
      .compactMap { job in job.ended.flatMap { end in (job.sent ?? job.started).map { end - $0 } } }.sorted()
    guard !times.isEmpty else { return nil }
    count = times.count
    let middle = times.count / 2
    median = times.count.isMultiple(of: 2) ? (times[middle - 1] + times[middle]) / 2 : times[middle]
    low = times[times.count / 10]
    high = times[times.count - 1 - times.count / 10]
  }

  /// `typical 14–31 s (last 20)`
  package var text: String {
    let from = Self.whole(low)
    let to = Self.whole(high)
    return "typical \(from == to ? from : "\(from)–\(to)") s (last \(count))"
  }

  /// The share that is behind after so many seconds, never all of it.
  package func share(after elapsed: Double) -> Double {
    guard median > 0 else { return 0.95 }
    return min(0.95, max(0, elapsed / median))
  }

  /// `~58 %  ETA ~13 s`, or that it takes longer than usual.
  package func outlook(after elapsed: Double) -> String {
    let left = median - elapsed
    guard left > 0 else { return "longer than usual" }
    return "~\(Int(share(after: elapsed) * 100)) %  ETA ~\(Self.whole(max(1, left))) s"
  }

  private static func whole(_ seconds: Double) -> String { String(Int(seconds.rounded())) }
}
