import Cells
import Domain
import Foundation

extension Model {
  /// `W`: what the prompt is to be tried with.
  mutating func openSweep() {
    layers = []
    editor = nil
    if panel != .create { go(to: .create) }
    create.tab = .sweep
    create.showsResult = false
    isZoomed = false
    zone = .form
    let ref: FieldRef = create.sweep.isEmpty ? .axis(0) : .axisValues(create.sweep.axes.count - 1)
    focus[.create] = form.refs.firstIndex(of: ref) ?? 0
  }

  /// What an axis is about; another subject begins without values.
  mutating func chooseSubject(_ name: String, of place: Int) -> [Effect] {
    guard name != SweepText.newWord else {
      askForWord(of: place)
      return []
    }
    guard let subject = SweepSubject(name: name) else {
      removeAxis(place)
      return []
    }
    guard create.sweep.axis(place)?.subject != subject else { return [] }
    setAxis(SweepAxis(subject), place)
    focusValues(of: place)
    return openValues(of: place)
  }

  /// What a list of values is headed by: on the form they stand under the name of their axis.
  func listTitle(of ref: FieldRef) -> String {
    guard case .axisValues(let place) = ref, let axis = create.sweep.axis(place) else { return label(of: ref) }
    return axis.subject.title
  }

  private mutating func askForWord(of place: Int) {
    layers.append(
      LineQuestion("Which word of the prompt gives way to others?", kind: .request, verb: "take") { model, text in
        let word = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard !word.isEmpty, model.create.prompt.text.contains(word) else {
          model.say(.info, "The prompt does not hold that; write the word as it stands there.")
          return []
        }
        model.setAxis(SweepAxis(.word(word)), place)
        model.focusValues(of: place)
        return model.openValues(of: place)
      })
  }

  private mutating func focusValues(of place: Int) {
    if let row = form.refs.firstIndex(of: .axisValues(place)) { focus[.create] = row }
  }

  private mutating func setAxis(_ axis: SweepAxis, _ place: Int) {
    if create.sweep.axes.indices.contains(place) {
      create.sweep.axes[place] = axis
    } else if create.sweep.axes.count < Sweep.mostAxes {
      create.sweep.axes.append(axis)
    }
  }

  mutating func removeAxis(_ place: Int) {
    if create.sweep.axes.indices.contains(place) { create.sweep.axes.remove(at: place) }
  }

  /// - Returns: what is still to be known of them.
  mutating func setValues(_ values: [String], of place: Int) -> [Effect] {
    guard var axis = create.sweep.axis(place) else { return [] }
    axis.values = values
    if !values.isEmpty {
      do throws(Failure) { try axis.check() } catch {
        say(error)
        return [.beep]
      }
    }
    create.sweep.axes[place] = axis
    return neededEndpoints()
  }

  /// The values by the picker that there is for them, else typed.
  mutating func openValues(of place: Int) -> [Effect] {
    guard let axis = create.sweep.axis(place) else { return [] }
    let ref = FieldRef.axisValues(place)
    if axis.subject == .model { return openPicker(ref, create.draft.capability) }
    let choices = choices(for: axis.subject)
    if choices.isEmpty {
      editor = .line(ref, TextBuffer(axis.words, limit: 4096, isSelected: true))
    } else {
      editor = .multiselect(MultiselectState(ref: ref, choices: choices, selected: axis.values))
    }
    return []
  }

  /// What there is to choose; none where it is typed.
  private func choices(for subject: SweepSubject) -> [Choice] {
    switch subject {
    case .style: [Choice("none", "- None -")] + world.styles.styles(of: .art).map { Choice($0.name) }
    case .format: Format.allCases.map { Choice($0.rawValue, $0.title) }
    case .parameter(let parameter) where !subject.isNumber: offered(parameter).map { Choice($0) }
    case .model, .word, .parameter: []
    }
  }

  /// Words of a parameter that one of the models has.
  private func offered(_ parameter: Parameter) -> [String] {
    let models = create.sweep.models ?? [settings[create.draft.capability].model]
    return models.reduce(into: []) { words, id in
      for word in world.catalogue.model(id)?.values(of: parameter) ?? [] where !words.contains(word) {
        words.append(word)
      }
    }
  }

  /// Whether the sheet's cursor stands where there is no picture.
  var standsOnGap: Bool { !isInGallery && comparison.isOpen && comparedItem?.picture == nil }

  /// A request of the sheet that gave nothing is sent again alone.
  mutating func remakeCompared() -> [Effect] {
    guard let item = comparedItem, let job = item.job, job.isOver, isDeliberate(),
      let request = job.request, var plan = comparison.entries[item.entry].plan
    else { return [.beep] }
    // The plan has the bytes of its references, which the job has let go.
    let same = plan.requests.first { $0.withoutBytes() == request.withoutBytes() }
    guard let same else { return [.beep] }
    plan.estimate = plan.estimate(of: same)
    plan.requests = [same]
    plan.preparation = nil
    comparison.remake(item.entry)
    return sendIfAllowed(.pictures(plan.within(Budget(settings.budget))))
  }

  /// Why the item under the cursor cannot be made again; nil where it can.
  var reasonAgainstRemaking: String? {
    guard let item = comparedItem else { return "There is nothing here." }
    guard let job = item.job else { return comparison.entries[item.entry].refusal }
    return job.isOver ? nil : "It is still under way."
  }
}
