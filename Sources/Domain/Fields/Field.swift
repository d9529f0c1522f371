/// One setting: its name, its words, its control and where it lives. The form, the command line, config.yaml, the
/// environment, the search and the documentation are all read from these rows.
package struct Field: Sendable, Identifiable {
  /// E.g. `general.timeout`.
  package let id: String
  package let label: String
  /// One sentence for the description line.
  package let help: String
  package let control: Control
  /// Boxed below the field where it needs more words; empty for none.
  package let note: String
  /// Whether changing it can lead to spending; marked in the form.
  package let costsMoney: Bool
  /// What its box says where nothing is set.
  package let usual: String
  package let read: @Sendable (Settings) -> FieldValue
  /// Ignores values of another kind than the control's.
  package let write: @Sendable (inout Settings, FieldValue) -> Void
  /// Whether the form shows it now.
  package let isShown: @Sendable (Settings, World) -> Bool

  /// The name of the environment variable that overrides it: `VISUALIZER_GENERAL_TIMEOUT`.
  package var environmentName: String {
    "VISUALIZER_" + id.uppercased().map { $0 == "." || $0 == "-" ? "_" : String($0) }.joined()
  }

  /// The value on a fresh install.
  package var standard: FieldValue { read(Settings()) }

  package func isModified(in settings: Settings) -> Bool { read(settings) != standard }

  /// The same row with a note.
  package func noting(_ note: String) -> Field { copy(note: note) }

  /// The same row, marked as one that can cost money.
  package func costly() -> Field { copy(costsMoney: true) }

  /// The same row, shown only where the condition holds.
  package func shown(when condition: @escaping @Sendable (Settings, World) -> Bool) -> Field {
    copy(isShown: condition)
  }

  /// The same row, with what its box says where nothing is set.
  package func usually(_ words: String) -> Field { copy(usual: words) }

  private func copy(
    note: String? = nil, costsMoney: Bool? = nil, usual: String? = nil,
    isShown: (@Sendable (Settings, World) -> Bool)? = nil
  ) -> Field {
    Field(
      id: id, label: label, help: help, control: control, note: note ?? self.note,
      costsMoney: costsMoney ?? self.costsMoney, usual: usual ?? self.usual, read: read, write: write,
      isShown: isShown ?? self.isShown)
  }

  init(
    id: String, label: String, help: String, control: Control, note: String = "", costsMoney: Bool = false,
    usual: String = "default",
    read: @escaping @Sendable (Settings) -> FieldValue,
    write: @escaping @Sendable (inout Settings, FieldValue) -> Void,
    isShown: @escaping @Sendable (Settings, World) -> Bool = { _, _ in true }
  ) {
    self.id = id
    self.label = label
    self.help = help
    self.control = control
    self.note = note
    self.costsMoney = costsMoney
    self.usual = usual
    self.read = read
    self.write = write
    self.isShown = isShown
  }
}
