import Domain
import Foundation

/// The state of the capabilities, in lines and as JSON.
struct StatusReport {
  var world: World
  var settings: Settings
  /// Where the key was found, also when it is not sent.
  var source: KeySource?

  private var isReady: Bool { world.isReady(settings) }

  /// 0 only when ready; else the code of what stands in the way.
  var exitCode: Int32 {
    guard !isReady else { return 0 }
    switch world.keyState {
    case .missing: return 2
    case .refused: return source == nil || world.keySource == nil ? 2 : 4
    case .unreachable: return 5
    default: return 1
    }
  }

  var lines: [String] {
    var table = TextTable(columns: [.init(title: "CAPABILITY"), .init(title: "STATE"), .init(title: "MODEL")])
    table.rows = world.status(settings).map { [$0.capability.title, $0.level.rawValue, $0.model] }
    var lines = table.lines(width: nil)
    lines.append("Key: \(key.sentence)")
    lines.append("Catalogue: \(catalogue)")
    for status in world.status(settings) where !status.reason.isEmpty {
      lines.append("\(status.capability.title): \(status.reason)")
    }
    lines.append(isReady ? "Ready." : "Not ready.")
    return lines
  }

  var json: JSONText {
    let capabilities = world.status(settings).map { status in
      JSONText.object([
        ("capability", .text(status.capability.rawValue)), ("state", .text(status.level.rawValue)),
        ("model", .text(status.model)), ("reason", .text(status.reason)),
      ])
    }
    return .object([
      ("ok", .truth(isReady)), ("ready", .truth(isReady)), ("capabilities", .list(capabilities)),
      (
        "key",
        .object([
          ("state", .text(key.word)), ("source", .text(orNull: source?.rawValue)), ("reason", .text(key.sentence)),
        ])
      ),
      (
        "catalogue",
        .object([("models", .whole(world.catalogue.models.count)), ("age_seconds", age), ("note", .text(catalogue))])
      ), ("demo", .truth(world.isDemo)),
    ])
  }

  var key: (word: String, sentence: String) {
    let place = source.map { $0.words } ?? ""
    return switch world.keyState {
    case .missing: ("missing", "none. Set OPENROUTER_API_KEY, or give it on the screen.")
    case .untried, .checking: ("untried", "not tried, \(place).")
    case .valid(let info):
      ("valid", "accepted, \(place)\(info.limitRemaining.map { ", \(Money.text($0)) left of its limit" } ?? "").")
    case .refused(let reason): ("refused", Harmless.line(reason))
    case .unchecked(let reason): ("unchecked", Harmless.line(reason))
    case .unreachable(let reason): ("unreachable", Harmless.line(reason))
    }
  }

  private var catalogue: String {
    guard !world.catalogue.isEmpty else {
      if case .stale(let failure) = world.catalogueState { return failure.title }
      return "none."
    }
    let count = "\(world.catalogue.models.count) models"
    return world.catalogueState == .live
      ? "\(count), just fetched." : "\(count), fetched \(Age(since: world.catalogue.fetched).text) ago."
  }

  private var age: JSONText {
    world.catalogue.isEmpty ? .null : .whole(Int(max(0, min(1e9, -world.catalogue.fetched.timeIntervalSinceNow))))
  }
}
