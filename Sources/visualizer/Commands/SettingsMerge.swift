import Domain
import Storage

/// What the settings of another program make of those that are here.
struct SettingsMerge {
  /// One setting that becomes another.
  struct Row {
    var field: Field
    var old: FieldValue
    var new: FieldValue
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
        rows.append(Row(field: field, old: before, new: value, source: change.source))
      }
    } catch {
      remainders.append(.init(source: change.source, reason: error.title))
    }
  }
}
