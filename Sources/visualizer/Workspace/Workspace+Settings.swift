import Domain
import Storage

extension Workspace {
  /// Changes what config.yaml says. Settings that the environment overrides are named.
  ///
  /// - Returns: the settings as the file has them now.
  @discardableResult
  func change(
    _ console: Console, _ change: (inout Settings) throws(Failure) -> Void
  ) throws(Failure) -> Settings {
    // Without the environment's overrides: they would hide what the file says, and could get into it.
    let store = YAMLSettingsStore(paths: paths, environment: [:])
    let old = store.load().settings
    var new = old
    try change(&new)
    let saved = try store.save(new, changedFrom: old)
    for field in Fields.all where field.read(old) != field.read(new) && loaded.overridden.contains(field.id) {
      console.note("\(field.environmentName) overrides \(field.id) for now.")
    }
    return saved
  }

  /// Writes the value of one setting, by its row.
  func set(_ id: String, to value: FieldValue, _ console: Console) throws(Failure) {
    try change(console) { settings in Fields.field(id)?.write(&settings, value) }
  }
}
