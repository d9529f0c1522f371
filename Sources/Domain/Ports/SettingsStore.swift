/// Settings together with what the user should know about how they were read.
package struct LoadedSettings: Equatable, Sendable {
  package var settings: Settings
  /// One sentence each: values out of range, a file set aside, a file from a newer version.
  package var notices: [String]
  /// Ids of fields that an environment variable overrides; they are shown so and not written to the file.
  package var overridden: Set<String>

  package init(settings: Settings, notices: [String] = [], overridden: Set<String> = []) {
    self.settings = settings
    self.notices = notices
    self.overridden = overridden
  }
}

/// The port to config.yaml.
package protocol SettingsStore: Sendable {
  /// Never fails: what cannot be read becomes a default and a notice.
  func load() -> LoadedSettings

  /// Writes the fields that differ between `old` and `new`, atomically, into whatever the file holds by then, so that two
  /// instances do not undo each other. Returns the settings as they are now.
  func save(_ new: Settings, changedFrom old: Settings) throws(Failure) -> Settings
}
