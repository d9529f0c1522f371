import Cells
import Domain

/// A question that a line of text answers.
package struct LineQuestion: Layer {
  /// What is done with the text.
  package typealias Deed = @Sendable (inout Model, String) -> [Effect]

  /// What becomes of the text.
  package enum Kind: Sendable {
    /// It is kept where others may see it: a name, tags, a path. A key in it is asked about first.
    case kept
    /// It is sent, and may have several lines.
    case request
    /// It is shown masked; what is no key stays open, to be mended.
    case secret
  }

  package let kind: Kind
  package let question: String
  /// What Enter does with the text, in a word.
  let verb: String
  package var buffer: TextBuffer
  private let deed: Deed

  /// - Parameters:
  ///   - text: what stands there at first.
  ///   - isSelected: whether what is typed takes its place.
  package init(
    _ question: String, _ text: String = "", kind: Kind = .kept, isSelected: Bool = true, verb: String = "save",
    deed: @escaping Deed
  ) {
    self.kind = kind
    self.question = question
    self.verb = verb
    self.deed = deed
    buffer = TextBuffer(text, limit: 4096, isSelected: isSelected)
  }

  package var context: KeyContext { .question }

  package var text: TextBuffer? {
    get { buffer }
    set { buffer = newValue ?? buffer }
  }

  package func textWidth(in model: Model) -> Int? { ConfirmView.answerWidth(model.size) }
  package func draw(_ model: Model, _ canvas: inout Canvas) { ConfirmView.draw(self, model, &canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    let text = buffer.text
    if kind != .secret { model.layers.removeLast() }
    let deed = deed
    if kind == .kept, model.asksAboutKey(in: text, deed: { deed(&$0, text) }) { return [] }
    return deed(&model, text)
  }

  package func hints(in model: Model) -> [KeyHints.Wanted] { [([.back], "cancel")] }
  package func ownHints(in model: Model) -> [KeyHints.Hint] { [KeyHints.Hint(keys: "⏎", words: verb)] }
}
