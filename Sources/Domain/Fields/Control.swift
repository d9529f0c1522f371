/// How a field is shown and changed.
package enum Control: Sendable {
  /// What a slider runs over.
  package struct Scale: Hashable, Sendable {
    package var bounds: ClosedRange<Int>
    package var step: Int
    /// Shown behind the number, e.g. `s` or `tokens`; may be empty.
    package var unit: String

    package init(_ bounds: ClosedRange<Int>, step: Int = 1, unit: String = "") {
      self.bounds = bounds
      self.step = step
      self.unit = unit
    }
  }

  case checkbox
  case slider(@Sendable (Settings, World) -> Scale)
  case dropdown(@Sendable (Settings, World) -> [Choice])
  /// One of a list, or any other word: the list is of the catalogue, which may lack what there is tomorrow.
  case suggestions(@Sendable (Settings, World) -> [Choice])
  /// A model of the catalogue, by the picker. Nil is the client: any text model.
  case model(Capability?)
  /// Provider slugs, by a multiselect.
  case providers(Capability)
  /// Model ids in the order in which they are asked, by a multiselect.
  case models(Capability)
  /// A whole number that may be left out; the model's default counts then. Its value is a word.
  case number(bounds: ClosedRange<Int>)
  /// An amount of US dollars that may be left out. Its value is a word.
  case amount
  /// Free text on one line.
  case text
  /// Several texts on one line, with commas between them, read and checked by what it holds.
  case list(@Sendable (String) throws(Failure) -> [String])
  /// A control that depends on the chosen model.
  case varying(@Sendable (Settings, World) -> Control)

  /// The control itself, with what varies decided.
  package func resolved(_ settings: Settings, _ world: World) -> Control {
    if case .varying(let choose) = self { return choose(settings, world).resolved(settings, world) }
    return self
  }
}
