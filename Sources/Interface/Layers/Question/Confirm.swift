import Cells
import Domain

/// A question with yes and no; no is the default.
package struct Confirm: Layer {
  /// What is done on yes.
  package typealias Deed = @Sendable (inout Model) -> [Effect]

  /// What it is about, where that must be known.
  package enum Subject: Hashable, Sendable { case quit, unrecorded, other }

  package let subject: Subject
  package let question: String
  package let yes: String
  package var isYes = false
  /// Whether it came up while something else was being typed: a letter on its way there answers nothing then.
  package var isLate = false
  private let deed: Deed

  package init(_ question: String, yes: String, about subject: Subject = .other, deed: @escaping Deed) {
    self.subject = subject
    self.question = question
    self.yes = yes
    self.deed = deed
  }

  package var context: KeyContext { .question }
  package func draw(_ model: Model, _ canvas: inout Canvas) { ConfirmView.draw(self, model, &canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    model.layers.removeLast()
    if !isYes { model.say(.info, "No: nothing was done.") }
    return isYes ? deed(&model) : []
  }

  /// y and n answer at once; left and right choose; nothing is typed.
  package func press(_ key: Key, _ model: inout Model) -> [Effect]? {
    switch key {
    case .character(let letter) where "yYnN".contains(letter):
      return answer("yY".contains(letter), &model, isFinal: !isLate)
    case .left, .right, .tab, .backTab: return answer(!isYes, &model, isFinal: false)
    default: return []
    }
  }

  package func click(_ point: Point, _ model: inout Model) -> [Effect]? {
    guard let isYes = ConfirmView.Buttons(self, model.size).answer(at: point) else { return [] }
    return answer(isYes, &model, isFinal: true)
  }

  private func answer(_ isYes: Bool, _ model: inout Model, isFinal: Bool) -> [Effect] {
    var answered = self
    answered.isYes = isYes
    model.replaceTop(answered)
    return isFinal ? model.enterLayer() : []
  }

  package func description(in model: Model) -> String? { "No is the default." }
  package func hints(in model: Model) -> [KeyHints.Wanted] { [([.back], "cancel")] }
  package func ownHints(in model: Model) -> [KeyHints.Hint] {
    [
      KeyHints.Hint(keys: "y", words: "yes"), KeyHints.Hint(keys: "n", words: "no"),
      KeyHints.Hint(keys: "⏎", words: "choose"),
    ]
  }
}

extension Model {
  /// Asks before something is done.
  mutating func ask(
    _ question: String, yes: String, about subject: Confirm.Subject = .other, deed: @escaping Confirm.Deed
  ) {
    layers.append(Confirm(question, yes: yes, about: subject, deed: deed))
  }

  /// Marks a question that came up by itself while something was open.
  mutating func noteLateQuestion(over open: Bool, layers before: Int) {
    guard layers.count > before else { return }
    withTop(Confirm.self) { $0.isLate = open || before > 0 }
  }
}
