import Domain
import Foundation

/// The key and the model of each kind of work, in lines and as JSON.
struct ModelStatusReport {
  var world: World
  var settings: Settings
  var source: KeySource?

  /// One kind of work, and how it stands.
  struct Row {
    var role: ModelRole
    var model: String
    /// Empty when all is well.
    var reason: String
    var isOff = false
    var fallbacks: [String]
    var faults: [String]

    var state: String { isOff ? "OFF" : reason.isEmpty && faults.isEmpty ? "OK" : "WRONG" }
    /// The reason, and what is amiss with models that may take its place.
    var words: String { ([reason] + faults).filter { !$0.isEmpty }.joined(separator: " ") }
  }

  var rows: [Row] { ModelRole.all.map(row) }

  /// Names that mean a model which is not there.
  private var lostAliases: [String] {
    guard !world.catalogue.isEmpty else { return [] }
    return settings.aliases.sorted { $0.key < $1.key }.filter { world.catalogue.model($0.value) == nil }.map {
      "The name \($0.key) means \($0.value), which is not in the catalogue."
    }
  }

  private func row(_ role: ModelRole) -> Row {
    let model = role.model(in: settings)
    let fallbacks = role.fallbacks(in: settings)
    var row = Row(role: role, model: model, reason: "", fallbacks: fallbacks, faults: [])
    if let capability = role.capability {
      let status = CapabilityStatus(of: capability, settings: settings, world: world)
      row.isOff = status.level == .notConfigured
      row.reason = status.level == .ok || row.isOff ? "" : status.reason
    } else if !world.catalogue.isEmpty {
      row.reason = role.fault(of: model, in: world.catalogue) ?? ""
    }
    guard !row.isOff, !world.catalogue.isEmpty else { return row }
    row.faults = fallbacks.compactMap { role.fault(of: $0, in: world.catalogue) }
    return row
  }

  /// 0 when all is well; else the code of what stands in the way.
  var exitCode: Int32 {
    let status = StatusReport(world: world, settings: settings, source: source).exitCode
    guard status == 0 else { return status }
    return rows.allSatisfy { $0.state != "WRONG" } && lostAliases.isEmpty ? 0 : 1
  }

  var lines: [String] {
    var table = TextTable(columns: [.init(title: "WORK"), .init(title: "STATE"), .init(title: "MODEL")])
    table.rows = rows.map { row in
      [row.role.name, row.state, Harmless.line(([row.model] + row.fallbacks).joined(separator: ", then "))]
    }
    let reasons = rows.filter { !$0.words.isEmpty }.map { "\($0.role.title): \(Harmless.line($0.words))" }
    return table.lines(width: nil) + ["Key: \(key.sentence)", "Credit: \(credit)"] + reasons + lostAliases
  }

  var plain: [String] {
    ["key\t\(world.maskedKey ?? "")\t\(key.word)\t\(credit)"]
      + rows.map { "\($0.role.name)\t\(Harmless.line($0.model))\t\($0.state)\t\(Harmless.line($0.words))" }
  }

  var json: JSONText {
    .object([
      ("ok", .truth(exitCode == 0)),
      (
        "key",
        .object([
          ("state", .text(key.word)), ("source", .text(orNull: source?.rawValue)),
          ("key", .text(orNull: world.maskedKey)),
          ("limit_remaining", .number(orNull: remaining)), ("reason", .text(key.sentence)),
        ])
      ),
      (
        "models",
        .list(
          rows.map { row in
            .object([
              ("for", .text(row.role.name)), ("model", .text(row.model)), ("state", .text(row.state)),
              ("reason", .text(row.words)), ("fallbacks", .texts(row.fallbacks)),
            ])
          })
      ), ("aliases", .object(settings.aliases.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value)) })),
      ("warnings", .texts(lostAliases)),
    ])
  }

  private var key: (word: String, sentence: String) {
    StatusReport(world: world, settings: settings, source: source).key
  }

  private var remaining: Decimal? {
    if case .valid(let info) = world.keyState { info.limitRemaining } else { nil }
  }

  /// What the key may still spend; the account's own credit only a management key can read.
  private var credit: String {
    if let remaining { return "\(Money.text(remaining)) left of the key's limit" }
    if case .valid = world.keyState { return "the key has no limit of its own" }
    return "not known"
  }
}
