import Domain
import Storage

/// What an import would change, or has changed, for people and for scripts.
struct ImportReport {
  private static let mostRemainders = 40

  let merge: SettingsMerge
  let isApplied: Bool
  let isKeyKept: Bool

  init(_ merge: SettingsMerge, isApplied: Bool, isKeyKept: Bool) {
    self.merge = merge
    self.isApplied = isApplied
    self.isKeyKept = isKeyKept
  }

  func lines(of program: String) -> [String] {
    var lines = ["Settings of \(program):"]
    lines += merge.rows.isEmpty ? ["  Nothing would change."] : changes
    if merge.equal > 0 { lines.append("  \(merge.equal) more \(merge.equal == 1 ? "is" : "are") the same here.") }
    guard !merge.remainders.isEmpty else { return lines }
    lines += ["", "Without a counterpart here:"]
    lines += merge.remainders.prefix(Self.mostRemainders).map { "  " + Self.words(of: $0) }
    let rest = merge.remainders.count - Self.mostRemainders
    return rest > 0 ? lines + ["  … and \(rest) more; --json lists them."] : lines
  }

  private var changes: [String] {
    let width = merge.rows.map(\.name.count).max() ?? 0
    return merge.rows.map { row in
      let name = row.name.padding(width)
      return "  \(name)  \(Self.words(of: row.old)) -> \(Self.words(of: row.new))"
    }
  }

  private static func words(of value: String) -> String {
    value.isEmpty ? "(empty)" : Harmless.line(value, limit: 120)
  }

  private static func words(of remainder: ForeignSettings.Remainder) -> String {
    let source = Harmless.line(remainder.source, limit: 120)
    return remainder.reason.isEmpty ? source : "\(source): \(remainder.reason)"
  }

  var json: JSONText {
    .object([
      ("ok", .truth(true)), ("applied", .truth(isApplied)),
      (
        "changes",
        .list(
          merge.rows.map { row in
            .object([
              ("setting", .text(row.name)), ("old", .text(row.old)), ("new", .text(row.new)),
              ("source", .text(row.source)),
            ])
          })
      ),
      ("unchanged", .whole(merge.equal)),
      (
        "left_out",
        .list(
          merge.remainders.map { .object([("source", .text($0.source)), ("reason", .text($0.reason))]) })
      ),
      ("key", .text(merge.key == nil ? "none" : isKeyKept ? "kept" : "left alone")),
    ])
  }
}

extension String {
  fileprivate func padding(_ width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
