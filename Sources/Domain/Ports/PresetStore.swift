/// The port to the presets that the user keeps.
package protocol PresetStore: Sendable {
  /// All of them by name. What could not be read is left out, with a sentence for each.
  func load() -> (presets: [Preset], notices: [String])

  /// Keeps a preset in the place of one of the same name.
  ///
  /// - Throws: `.usage` for a name that cannot be one; `.storage`.
  func save(_ preset: Preset) throws(Failure)

  /// - Throws: `.usage` when there is none of that name; `.storage`.
  func delete(_ name: String) throws(Failure)
}
