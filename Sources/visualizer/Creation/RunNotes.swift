import Domain
import Engine
import Foundation

/// Tells of each request of a run as it ends: its pictures on standard output, the rest on standard error.
struct RunNotes: Sendable {
  var console: Console
  var count: Int
  var isJSON: Bool

  var hear: @Sendable (RunItem, [String]) -> Void {
    { item, remarks in
      for remark in remarks { console.note(remark) }
      guard let words = words(of: item) else { return }
      console.note("\(item.label): \(words)")
      if !isJSON { for picture in item.pictures { try? console.print(Harmless.line(picture.path)) } }
    }
  }

  /// Nil for what only begins.
  private func words(of item: RunItem) -> String? {
    switch item.state {
    case .done:
      [item.cost.map(Money.text) ?? "cost unknown", item.seconds.map { Seconds.text($0) }].compactMap { $0 }
        .joined(separator: ", ") + "."
    case .failed, .unknown: item.failure?.sentence ?? "It failed."
    case .waiting, .sent: nil
    }
  }
}
