import Cells
import Domain

extension Model {
  /// Enter: opens what has the focus, or takes what is chosen in what is open.
  mutating func open() -> [Effect] {
    if !layers.isEmpty { return enterLayer() }
    if editor != nil { return enterEditor() }
    switch zone {
    case .rail:
      zone = .form
      settleZone()
      return []
    case .result:
      if !zoomInSheet() { isZoomed.toggle() }
      return []
    case .gallery: return openInGallery()
    case .form: return focusedRef.map { openField($0) } ?? []
    }
  }

  mutating func openField(_ ref: FieldRef) -> [Effect] {
    switch ref {
    case .prompt, .negative, .instructions, .spokenText: editor = .textBox(ref)
    case .references: openFiles()
    case .reference(let place):
      guard create.references.indices.contains(place) else { return [] }
      return [.openViewer(path: create.references[place].path)]
    case .key: editor = .key(TextBuffer(limit: 4096))
    case .generate, .speak: return generate()
    case .referenceUses, .galleryFilter, .spending: break
    case .gateway(let part): return open(part)
    case .axisValues(let place): return openValues(of: place)
    case .setting, .draft, .character, .axis: return openControl(ref)
    }
    return []
  }

  private static let keyQuestion =
    "OpenRouter API key: paste it here. It is shown masked and kept in a file of your own."

  /// Opens the key's line in its row where the panel has one, else over the panel.
  mutating func openKey() {
    guard let row = form.refs.firstIndex(of: .key), layout.form != nil else {
      layers.append(LineQuestion(Self.keyQuestion, kind: .secret) { $0.acceptKey($1) })
      return
    }
    zone = .form
    focus[panel] = row
    editor = .key(TextBuffer(limit: 4096))
  }

  private mutating func openControl(_ ref: FieldRef) -> [Effect] {
    switch control(of: ref) {
    case .checkbox: return toggle()
    case .slider, .number, .amount, .text, .list:
      editor = .line(ref, TextBuffer(value(of: ref).text, limit: 4096, isSelected: true))
    case .dropdown(let choices), .suggestions(let choices):
      editor = .dropdown(DropdownState(ref: ref, choices: choices(settings, world), current: value(of: ref).text))
    case .providers(let capability):
      let choices = ProviderChoices(capability: capability, settings: settings, world: world).choices(
        for: value(of: ref))
      guard case .list(let selected) = value(of: ref) else { return [] }
      editor = .multiselect(MultiselectState(ref: ref, choices: choices, selected: selected))
    case .models(let capability):
      guard case .list(let selected) = value(of: ref) else { return [] }
      let choices = FallbackChoices(capability, self).choices
      editor = .multiselect(MultiselectState(ref: ref, choices: choices, selected: selected))
    case .model(let capability): return openPicker(ref, capability)
    case .varying, nil: break
    }
    return []
  }

  mutating func openPicker(_ ref: FieldRef, _ capability: Capability?) -> [Effect] {
    guard !index.models.isEmpty else {
      say(
        .info,
        world.catalogueState == .loading ? "The catalogue is on its way." : "There is no catalogue yet; R fetches it.")
      return []
    }
    let picker = ModelPicker(
      index: index, capability: capability, favourites: settings.favourites, endpoints: world.endpoints)
    var state = PickerState(ref: ref, current: value(of: ref).text, picker: picker)
    if capability?.makesImages == true { state.marked = create.compared }
    if ref.isAxisValues { state.list.cursor = create.compared.first.flatMap { picker.row(of: $0) } ?? 0 }
    editor = .picker(state)
    return []
  }

  /// The records of the image models that the open picker shows and that are not here yet, for prices and details; a few
  /// at once, so that scrolling through thousands asks for few.
  mutating func endpointsForPicker() -> [Effect] {
    guard case .picker(let state) = editor else { return [] }
    let place = PickerView.place(state, self)
    let seen = [state.list.cursor] + Array(place.top..<min(place.count, place.top + max(1, place.first.height)))
    return seen.compactMap { row -> Effect? in
      guard traffic.pendingEndpoints.count < 6, let model = state.picker.model(at: row), model.image != nil,
        world.endpoints[model.id] == nil, !traffic.failedEndpoints.contains(model.id),
        traffic.pendingEndpoints.insert(model.id).inserted
      else { return nil }
      return .loadEndpoints(model: model.id)
    }
  }

  /// Closes what is open without taking it; marks that are lost with it are spoken of.
  mutating func closeEditor() {
    if case .galleryFilter(_, let before)? = editor { setFilter(before) }
    if case .multiselect(let state)? = editor, state.isChanged {
      say(.info, "The marks were not taken: Enter takes them, Esc leaves the list as it was.")
    }
    editor = nil
  }

  private mutating func enterEditor() -> [Effect] {
    let open = editor
    switch open {
    case .textBox: return []
    case .line(let ref, let buffer): return accept(buffer.text, for: ref)
    case .key(let buffer): return acceptKey(buffer.text)
    case .dropdown(let state):
      editor = nil
      let shown = state.shown
      guard shown.indices.contains(state.list.cursor) else { return [] }
      return set(state.ref, .word(shown[state.list.cursor].value))
    case .multiselect(let state):
      editor = nil
      if case .models? = control(of: state.ref), state.selected.count > Rules.mostFallbacks {
        say(.warning, "Only the first \(Rules.mostFallbacks) fallback models are asked.")
      }
      return set(state.ref, .list(state.selected))
    case .picker(let state) where state.ref.isAxisValues:
      editor = nil
      let chosen = state.picker.model(at: state.list.cursor).map { [$0.id] } ?? []
      return set(state.ref, .list(state.marked.isEmpty ? chosen : state.marked))
    case .picker(let state):
      if state.choosesSeveral(over: create.compared) { return compareMarked(state) }
      guard let model = state.picker.model(at: state.list.cursor) else { return [] }
      editor = nil
      return set(state.ref, .word(model.id))
    case .galleryFilter:
      editor = nil
      return []
    case nil: return []
    }
  }

  /// A line that was typed: parsed as the command line would, refused with the same sentence.
  private mutating func accept(_ text: String, for ref: FieldRef) -> [Effect] {
    do throws(Failure) {
      let value = try parse(text, for: ref)
      editor = nil
      return set(ref, value)
    } catch {
      say(error)
      return [.beep]
    }
  }

  private func parse(_ text: String, for ref: FieldRef) throws(Failure) -> FieldValue {
    if case .setting(let id) = ref, let field = Fields.field(id) {
      return try field.parse(text, settings: settings, world: world, isOnScreen: true)
    }
    if case .axisValues(let place) = ref, let axis = create.sweep.axis(place) {
      return .list(try SweepText.values(text, of: axis.subject))
    }
    if ref == .character { return .word(Harmless.line(text, limit: 200)) }
    guard let number = Int(text.trimmingPrefix(" ")), Rules.images.contains(number) else {
      throw Failure(.usage, "Images takes a whole number from \(Rules.images.words).")
    }
    return .number(number)
  }

  mutating func acceptKey(_ text: String) -> [Effect] {
    do throws(Failure) {
      let key = try APIKey(text)
      editor = nil
      layers = []
      world.keyState = .checking
      world.keySearch = KeySearch(key)
      return [.saveKey(key)]
    } catch {
      say(error)
      return [.beep]
    }
  }

  /// Space, and Enter on a checkbox.
  mutating func toggle() -> [Effect] {
    guard zone == .form, editor == nil, let ref = focusedRef, case .flag(let on) = value(of: ref) else {
      return zone == .form && editor == nil ? open() : []
    }
    return set(ref, .flag(!on))
  }

  /// Left and right: the neighbouring value.
  mutating func step(_ direction: Int) -> [Effect] {
    guard let ref = focusedRef else { return [] }
    // Another subject takes the values of the axis away: that is chosen, not passed by.
    if case .axis = ref { return openField(ref) }
    switch control(of: ref) {
    case .checkbox: return toggle()
    case .slider(let scale): return slide(ref, scale(settings, world), direction)
    case .number(let bounds): return count(ref, bounds, direction)
    case .dropdown(let choices), .suggestions(let choices):
      let all = choices(settings, world)
      guard !all.isEmpty else { return [] }
      let index = all.firstIndex { $0.value == value(of: ref).text } ?? 0
      return set(ref, .word(all[min(max(0, index + direction), all.count - 1)].value))
    default: return []
    }
  }

  /// Steps land on multiples of the step where the bounds allow.
  private mutating func slide(_ ref: FieldRef, _ scale: Control.Scale, _ direction: Int) -> [Effect] {
    guard case .number(let number) = value(of: ref) else { return [] }
    let grid = direction > 0 ? number / scale.step : (number + scale.step - 1) / scale.step
    let next = (grid + direction) * scale.step
    return set(ref, .number(min(max(next, scale.bounds.lowerBound), scale.bounds.upperBound)))
  }

  private mutating func count(_ ref: FieldRef, _ bounds: ClosedRange<Int>, _ direction: Int) -> [Effect] {
    guard let number = Int(value(of: ref).text) else {
      return direction > 0 ? set(ref, .word(String(bounds.lowerBound))) : []
    }
    let next = number + direction
    return set(ref, .word(next < bounds.lowerBound ? "" : String(min(next, bounds.upperBound))))
  }
}
