import Domain
import Storage

/// What the settings of another program make of those that are here.
struct SettingsMerge {
  /// One setting that becomes another.
  struct Row {
    var name: String
    var old: String
    var new: String
    /// Where it stands in the other program's file.
    var source: String
  }

  let old: Settings
  private(set) var new: Settings
  private(set) var rows: [Row] = []
  /// Settings that are here as they are there.
  private(set) var equal = 0
  private(set) var remainders: [ForeignSettings.Remainder]
  let key: APIKey?

  init(_ foreign: ForeignSettings, into old: Settings, _ world: World) {
    (self.old, new, remainders, key) = (old, old, foreign.remainders, foreign.key)
    for change in foreign.changes { take(change, world) }
    for (name, id) in foreign.aliases.sorted(by: { $0.key < $1.key }) { take(alias: name, for: id) }
  }

  private mutating func take(alias name: String, for id: String) {
    guard old.aliases[name] != id else { return equal += 1 }
    new.aliases[name] = id
    rows.append(Row(name: "model \(name)", old: old.aliases[name] ?? "", new: id, source: name))
  }

  private mutating func take(_ change: ForeignSettings.Change, _ world: World) {
    guard let field = Fields.field(change.field) else { return }
    do throws(Failure) {
      let value = try field.parse(change.value, settings: new, world: world)
      let before = field.read(old)
      field.write(&new, value)
      if field.read(new) == before {
        equal += 1
      } else {
        rows.append(Row(name: field.id, old: before.text, new: value.text, source: change.source))
      }
    } catch {
      remainders.append(.init(source: change.source, reason: error.title))
    }
  }
}
