import Domain

/// A sweep in words: what it would send, and what all of it costs.
package struct SweepText: Sendable {
  private let planned: SweepPlan

  package init(_ planned: SweepPlan) { self.planned = planned }

  /// What ^G does, in two or three words.
  var deed: String {
    guard !planned.cells.isEmpty else { return "Sweep" }
    return planned.sweep.isOfModels ? "Compare \(planned.cells.count) models" : "Sweep: \(pictures)"
  }

  /// `3 × 4 × 2 = 24 pictures`
  var size: String {
    let axes = planned.sweep.axes.count
    return axes > 1 ? "\(planned.sweep.size) = \(pictures)" : pictures
  }

  private var pictures: String {
    let count = planned.plans.reduce(0) { $0 + $1.imageCount }
    return "\(count) picture\(count == 1 ? "" : "s")"
  }

  /// ` with 2 references`, which all requests carry; empty where none goes along.
  var company: String {
    planned.plans.lazy.compactMap { PlanText($0).references }.first.map { " with \($0)" } ?? ""
  }

  /// The question before anything is sent.
  package func question(isBrief: Bool) -> String {
    let (count, requests) = (planned.plans.count, planned.requestCount)
    let left = planned.cells.count - count
    var text =
      planned.sweep.isOfModels
      ? "Send this prompt\(company) to \(count) model\(count == 1 ? "" : "s")?"
      : "Send this sweep of \(size)\(company)?"
    text += " \(requests) request\(requests == 1 ? "" : "s"), each billed. Estimated \(planned.total)."
    if left > 0 { text += " \(leftOut(left)) left out, as Create says." }
    guard !isBrief else { return text }
    return text + "\n\n" + (lines + (planned.sweep.isOfModels ? [] : planned.remarks)).joined(separator: "\n")
  }

  private func leftOut(_ count: Int) -> String {
    let what = planned.sweep.isOfModels ? "model" : "combination"
    return count == 1 ? "One \(what) is" : "\(count) \(what)s are"
  }

  /// Each model, or each axis with its values.
  var lines: [String] {
    if planned.sweep.isOfModels { return zip(planned.sweep.models ?? [], planned.cells).map { $1.line(of: $0) } }
    return planned.sweep.axes.map { "\($0.subject.title): \($0.words)" }
  }
}

extension SweepText {
  static func axisName(_ place: Int) -> String { "\(["X", "Y", "Z"][min(max(0, place), 2)]) axis" }

  /// - Throws: a sentence that names the first axis whose values are still to be chosen.
  static func checkChosen(_ sweep: Sweep) throws(Failure) {
    guard let place = sweep.axes.firstIndex(where: \.values.isEmpty) else { return }
    throw Failure(
      .usage, "Choose values for the \(axisName(place)), \(sweep.axes[place].subject.title).",
      advice: "Set the axis to - None - to go without it.")
  }

  /// What an axis can be about: not what another one is.
  static func subjects(of sweep: Sweep, _ place: Int) -> [Choice] {
    let own = sweep.axis(place)?.subject
    let taken = Set(sweep.axes.map(\.subject)).subtracting([own].compactMap { $0 })
    var choices = [Choice("", "- None -")]
    choices += SweepSubject.plain.filter { !taken.contains($0) }.map { Choice($0.name, $0.title) }
    if case .word(let word)? = own { choices.append(Choice("word:\(word)", "The word \"\(word)\"")) }
    return choices + [Choice(newWord, "A word of the prompt", detail: "replaced by others")]
  }

  /// Stands for a word that is still to be typed.
  static let newWord = "word"

  /// What is typed as the values of an axis; a blank line takes them away.
  static func values(_ text: String, of subject: SweepSubject) throws(Failure) -> [String] {
    guard !text.allSatisfy(\.isWhitespace) else { return [] }
    let axis = SweepAxis(subject, try SweepAxis.values(text, of: subject))
    try axis.check()
    return axis.values
  }

  static func help(of sweep: Sweep, _ place: Int) -> String {
    switch sweep.axis(place)?.subject {
    case .model: "The models: ^T marks several in the picker, Enter takes them."
    case .parameter(.seed): "Seeds, like 1..4 or 7,11,23: the same number asks for the same picture again."
    case .word: "What takes the place of the word, parted by commas: fox, wolf, \"a cat, asleep\""
    case .parameter(let parameter): "Values of \(parameter.label.lowercased()), parted by commas or chosen from a list."
    case .style, .format: "Space marks the values to try, Enter takes them."
    case nil: "Choose what the axis is about first."
    }
  }
}

extension Sweep {
  /// Nil for an axis that is not chosen yet.
  func axis(_ place: Int) -> SweepAxis? { axes.indices.contains(place) ? axes[place] : nil }
}

extension SweepAxis {
  /// As its values are typed.
  var words: String {
    values.map { value in
      let title = subject == .model ? subject.title(of: value) : value
      return title.contains(",") ? "\"\(title)\"" : title
    }.joined(separator: ", ")
  }
}

extension PlannedCell {
  /// `$0.039 · google/gemini-2.5-flash-image · 16:9`, or why not. The price comes first, as narrow lines are cut.
  func line(of name: String) -> String {
    switch plan {
    case .success(let plan): "\(price(plan.estimate)) · \(PlanText(plan).target)"
    case .failure(let failure): "\(name): \(failure.title)"
    }
  }

  private func price(_ estimate: Estimate) -> String {
    estimate.bounds.map { Estimate.range(low: $0.low, high: $0.high).text } ?? "price not known"
  }
}
