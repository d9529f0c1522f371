import Cells
import Domain

/// Something that lies over the panels; the top one has the keys.
package protocol Layer: Sendable {
  /// What kind of place the keys go to while it is on top.
  var context: KeyContext { get }

  /// Whether it is about what can be done in the place below it.
  var isOfCommands: Bool { get }

  /// What letters go into now; nil where they are commands.
  var text: TextBuffer? { get set }

  /// The columns in which its text is wrapped; nil where it has one line.
  func textWidth(in model: Model) -> Int?

  /// Makes its list follow what was typed.
  mutating func follow(from before: TextBuffer, in model: Model)

  /// Moves in whatever it shows.
  mutating func move(by steps: Int, in model: Model)

  /// Its list as it stands on the screen, for the mouse; nil where it has none.
  func place(in model: Model) -> ListPlace?

  /// Puts the cursor of its list on a row.
  mutating func choose(row: Int)

  func draw(_ model: Model, _ canvas: inout Canvas)

  /// What Enter does. It closes itself where that is wanted.
  func enter(_ model: inout Model) -> [Effect]

  /// A key that is no action here; nil where it may be text.
  func press(_ key: Key, _ model: inout Model) -> [Effect]?

  /// A click; nil where it goes to the list.
  func click(_ point: Point, _ model: inout Model) -> [Effect]?

  /// What the description line says of it; nil leaves that to what is below.
  func description(in model: Model) -> String?

  /// The actions that the footer names, most useful first.
  func hints(in model: Model) -> [KeyHints.Wanted]

  /// Keys of its own that no row of the keymap has.
  func ownHints(in model: Model) -> [KeyHints.Hint]
}

extension Layer {
  package var isOfCommands: Bool { false }
  package var text: TextBuffer? {
    get { nil }
    set {}
  }
  package func textWidth(in model: Model) -> Int? { nil }
  package mutating func follow(from before: TextBuffer, in model: Model) {}
  package mutating func move(by steps: Int, in model: Model) {}
  package func place(in model: Model) -> ListPlace? { nil }
  package mutating func choose(row: Int) {}
  package func press(_ key: Key, _ model: inout Model) -> [Effect]? { nil }
  package func click(_ point: Point, _ model: inout Model) -> [Effect]? { nil }
  package func description(in model: Model) -> String? { nil }
  package func ownHints(in model: Model) -> [KeyHints.Hint] { [] }
}
