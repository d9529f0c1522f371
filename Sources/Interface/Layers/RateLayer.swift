import Cells
import Domain

/// What one thinks of a picture: a digit answers at once.
package struct RateLayer: Layer {
  private let what: String
  private let ids: [String]
  /// -1 to 5; what Enter takes.
  package private(set) var choice: Int

  /// - Parameter now: what holds.
  init(_ what: String, now: Int, _ ids: [String]) {
    self.what = what
    self.ids = ids
    choice = now
  }

  package var context: KeyContext { .question }

  package mutating func move(by steps: Int, in model: Model) { step(steps) }

  private mutating func step(_ steps: Int) {
    choice = min(max(Rules.rejected, choice + steps), Rules.ratings.upperBound)
  }

  package func enter(_ model: inout Model) -> [Effect] {
    model.layers.removeLast()
    return model.rate(ids, choice)
  }

  package func press(_ key: Key, _ model: inout Model) -> [Effect]? {
    var answered = self
    switch key {
    case .character(let letter):
      if let number = letter.wholeNumberValue, Rules.ratings.contains(number) {
        answered.choice = number
      } else if letter == "x" || letter == "X" {
        answered.choice = Rules.rejected
      } else {
        return []
      }
      return answered.enter(&model)
    case .left: answered.step(-1)
    case .right: answered.step(1)
    default: return []
    }
    model.replaceTop(answered)
    return []
  }

  package func click(_ point: Point, _ model: inout Model) -> [Effect]? {
    guard let hit = places(model).first(where: { $0.place.contains(point) }) else { return [] }
    var answered = self
    answered.choice = hit.rating
    return answered.enter(&model)
  }

  package func draw(_ model: Model, _ canvas: inout Canvas) {
    let frame = frame(model)
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: "Rate \(what)", isFocused: true, on: .overlay)
    for (rating, text, place) in places(model) {
      let isChosen = rating == choice
      canvas.text(
        text, place.minX, place.minY, isChosen ? .accentText : rating == Rules.rejected ? .error : .text,
        on: isChosen ? .accent : .overlay, isChosen ? .bold : [])
    }
    canvas.text(
      "0 takes a rating away, x rejects.", frame.minX + 2, frame.minY + 3, .muted, on: .overlay, width: frame.width - 4)
  }

  private func frame(_ model: Model) -> Rect {
    let room = Rect(x: 0, y: 1, width: model.size.width, height: model.size.height - 3)
    return room.centered(Size(width: min(44, model.size.width), height: 5))
  }

  /// Each answer where it stands.
  private func places(_ model: Model) -> [(rating: Int, text: String, place: Rect)] {
    let frame = frame(model)
    var x = frame.minX + 2
    return ([Rules.rejected] + Array(Rules.ratings)).map { rating in
      let text = rating == Rules.rejected ? " x reject " : " \(rating) "
      defer { x += text.count + 1 }
      return (rating, text, Rect(x: x, y: frame.minY + 1, width: text.count, height: 1))
    }
  }

  package func description(in model: Model) -> String? { "A digit rates at once; u takes it back." }
  package func hints(in model: Model) -> [KeyHints.Wanted] { [([.back], "cancel")] }
  package func ownHints(in model: Model) -> [KeyHints.Hint] {
    [KeyHints.Hint(keys: "0-5", words: "rate"), KeyHints.Hint(keys: "x", words: "reject")]
  }
}
