import Domain
import Media

extension Model {
  /// How many references the editing model may get now: the setting, within what the model takes.
  package var referenceLimit: Int {
    let own = settings.editing
    guard world.catalogue.model(own.model) != nil else { return own.maxReferences }
    guard let range = allowedReferences else { return 0 }
    return min(range.upperBound, max(own.maxReferences, range.lowerBound))
  }

  /// How many references the editing model takes, by the providers that may serve; nil for none, or where it is unknown.
  private var allowedReferences: ClosedRange<Int>? {
    let own = settings.editing
    guard let model = world.catalogue.model(own.model) else { return nil }
    let allowed = model.image.map {
      Abilities(of: $0, endpoints: world.endpoints[model.id], routing: own.routing).references
    }
    return allowed ?? model.references
  }

  /// Whether more references are here than go along.
  var hasTooManyReferences: Bool { create.references.count > referenceLimit }

  /// `→ image edit` with references, `→ text to image` without.
  package var creationWords: String { create.references.isEmpty ? "→ text to image" : "→ image edit" }

  /// The reference that has the focus; nil when none has.
  package var focusedReference: Int? {
    guard panel == .create, zone == .form, case .reference(let place)? = focusedRef else { return nil }
    return create.references.indices.contains(place) ? place : nil
  }

  /// Has files read; they join the references when that is done.
  mutating func readReferences(_ paths: [String], _ use: ReferenceUse = .add) -> [Effect] {
    guard !paths.isEmpty else { return [] }
    references.pending += 1
    return [.readReferences(paths, use)]
  }

  mutating func receive(_ read: [LoadedReference], refused: [Failure], _ use: ReferenceUse) -> [Effect] {
    references.pending = max(0, references.pending - 1)
    if use == .restore { drafts.awaited = [] }
    for failure in refused { say(failure) }
    if use == .add, settleFiles(.references, problem: read.isEmpty ? Failure.joined(refused)?.sentence ?? "" : nil) {
      notice = nil
    }
    guard !read.isEmpty else { return refused.isEmpty ? [] : [.beep] }
    changeReferences { list in
      if use == .iterate { list = [] }
      for item in read { Self.put(item.reference, into: &list) }
      list = Array(list.prefix(Rules.mostReferences))
    }
    for item in read { self.references.thumbnails[item.reference.path] = item.thumbnail }
    // What the last run left is no act that could be undone.
    if use == .restore { history.settled.references = create.references }
    if use == .iterate { goToPrompt() }
    if refused.isEmpty, use != .restore { sayRead(read.map(\.reference), use) }
    return refused.isEmpty ? [] : [.beep]
  }

  /// The same file again takes its own place.
  private static func put(_ reference: Reference, into list: inout [Reference]) {
    if let place = list.firstIndex(where: { $0.path == reference.path }) {
      list[place] = reference
    } else {
      list.append(reference)
    }
  }

  mutating func goToPrompt() {
    panel = .create
    create.showsResult = false
    isZoomed = false
    zone = .form
    focus[.create] = 0
    if layers.isEmpty { editor = .textBox(.prompt) }
  }

  private mutating func sayRead(_ read: [Reference], _ use: ReferenceUse) {
    let kept = read.filter { create.references.contains($0) }
    guard kept.count == read.count else {
      say(.warning, "\(Rules.mostReferences) references are the most; \(read.count - kept.count) were left out.")
      return
    }
    guard create.references.count <= referenceLimit else {
      let modelMost = allowedReferences?.upperBound ?? referenceLimit
      let count = create.references.count
      say(
        .warning,
        Planner.tooManyReferences(count, of: settings.editing.model, most: referenceLimit, modelMost: modelMost)
          .sentence
      )
      return
    }
    let changed = read.filter { $0.treatment?.isEmpty == false }
    if let first = changed.first {
      say(.info, "\(first.name) goes along changed: \(first.treatment ?? ""). The file stays as it is.")
    } else if use == .iterate {
      say(.info, "The picture is the reference now: write what should change.")
    } else {
      say(.info, read.count == 1 ? "\(read[0].name) goes along." : "\(read.count) references go along.")
    }
  }

  mutating func removeReference(_ place: Int) {
    guard create.references.indices.contains(place) else { return }
    let name = create.references[place].name
    changeReferences { $0.remove(at: place) }
    let rest = create.references.count
    refocus(rest == 0 ? .references : .reference(min(place, rest - 1)))
    say(.info, "\(name) no longer goes along; the file stays.")
  }

  mutating func moveReference(_ place: Int, by steps: Int) {
    let target = place + steps
    guard create.references.indices.contains(target) else { return }
    create.references.swapAt(place, target)
    refocus(.reference(target))
  }

  /// The focus stays on what it is on, though rows come and go above it.
  mutating func changeReferences(_ change: (inout [Reference]) -> Void) {
    let refs = createRefs
    let focused = refs[min(max(0, focus[.create] ?? 0), refs.count - 1)]
    change(&create.references)
    refocus(focused)
  }

  private mutating func refocus(_ ref: FieldRef) {
    let refs = createRefs
    focus[.create] = refs.firstIndex(of: ref) ?? refs.firstIndex(of: .references) ?? 0
  }

  private var createRefs: [FieldRef] { Form(.create, model: self, isRoomy: false).refs }
}

extension FieldRef {
  var isOfReferences: Bool {
    switch self {
    case .references, .reference: true
    default: false
    }
  }
}
