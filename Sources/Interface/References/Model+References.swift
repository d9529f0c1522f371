import Domain

extension Model {
  /// The most that `POST /images` takes; a longer list would only take memory.
  static let mostReferences = 16

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

  mutating func performReferences(_ action: Action) -> [Effect] {
    switch action {
    case .addReference: openFiles()
    case .removeReference: if let place = focusedReference { removeReference(place) }
    case .earlierReference, .laterReference:
      if let place = focusedReference { moveReference(place, by: action == .laterReference ? 1 : -1) }
    case .complete: withFiles { $0.complete() }
    default: withFiles { $0.mark() }
    }
    return []
  }

  mutating func openFiles() {
    go(to: .create)
    zone = .form
    create.showsResult = false
    layers.append(.files(FileBrowserState(folder: referenceFolder)))
  }

  mutating func withFiles(_ change: (inout FileBrowserState) -> Void) {
    guard case .files(var state)? = layers.last else { return }
    change(&state)
    layers[layers.count - 1] = .files(state)
  }

  /// Has files read; they join the references when that is done.
  mutating func readReferences(_ paths: [String], _ use: ReferenceUse = .add) -> [Effect] {
    guard !paths.isEmpty else { return [] }
    pendingReferences += 1
    return [.readReferences(paths, use)]
  }

  /// Enter in the file browser: into a folder, or the files marked, or the one under the cursor, or what is typed.
  mutating func takeFiles(_ state: FileBrowserState) -> [Effect] {
    if state.marked.isEmpty, let entry = state.current, entry.isFolder {
      withFiles { $0.enter(entry) }
      return []
    }
    let typed = state.buffer.text
    let chosen = state.current.map { state.path(of: $0) } ?? typed
    let paths = state.marked.isEmpty ? [chosen].filter { !$0.isEmpty } : state.marked
    guard !paths.isEmpty, !state.isReading else { return [] }
    return read(paths, state.purpose)
  }

  /// Has what was chosen read; the layer stays open until something of it was added.
  private mutating func read(_ paths: [String], _ purpose: FileBrowserState.Purpose) -> [Effect] {
    withFiles {
      $0.isReading = true
      $0.problem = nil
    }
    return purpose == .library ? importFiles(paths) : readReferences(paths)
  }

  /// What became of the files that were chosen: without a problem the layer closes, and its folder is remembered.
  ///
  /// - Returns: whether the problem stands in the layer now.
  @discardableResult
  private mutating func settleFiles(_ purpose: FileBrowserState.Purpose, problem: String?) -> Bool {
    for index in layers.indices {
      guard case .files(var state) = layers[index], state.isReading, state.purpose == purpose else { continue }
      guard let problem else {
        referenceFolder = state.folder
        layers.remove(at: index)
        return false
      }
      state.isReading = false
      state.problem = problem
      layers[index] = .files(state)
      return true
    }
    return false
  }

  /// Follows what is said of an import while its files are chosen: the first success closes the layer.
  mutating func followImport(_ message: Message) {
    guard case .files(let state)? = layers.last, state.isReading, state.purpose == .library else { return }
    switch message {
    case .effectFailed(let failure): withFiles { $0.problem = $0.problem ?? failure.sentence }
    case .noticed(.info, _): settleFiles(.library, problem: nil)
    case .noticed(let kind, let text) where kind != .success: withFiles { $0.problem = $0.problem ?? text }
    case .gallery(.changed(_, let said, _)):
      let problem = said.isEmpty ? state.problem ?? "Nothing was imported." : nil
      if settleFiles(.library, problem: problem) { notice = nil }
    default: break
    }
  }

  /// A file dropped on the terminal is pasted as its path; nil where the text goes elsewhere.
  mutating func takeDropped(_ text: String) -> [Effect]? {
    let paths = DroppedPaths(text).paths
    if case .files? = layers.last {
      guard let first = paths.first, let purpose = filePurpose else { return nil }
      if paths.count == 1 {
        withFiles {
          let before = $0.buffer.text
          $0.buffer.replace(with: first)
          $0.follow(from: before)
        }
        // A folder is gone into, as when it is typed.
        if first.hasSuffix("/"), purpose == .references { return [] }
      }
      return read(paths, purpose)
    }
    if zone == .gallery, layers.isEmpty, case nil = editor, !paths.isEmpty { return importFiles(paths) }
    guard layers.isEmpty, case nil = editor, panel == .create, zone == .form, let ref = focusedRef, ref.isOfReferences
    else { return nil }
    guard paths.isEmpty else { return readReferences(paths) }
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return readReferences([line].filter { !$0.isEmpty })
  }

  private var filePurpose: FileBrowserState.Purpose? {
    if case .files(let state)? = layers.last { state.purpose } else { nil }
  }

  /// Has files and folders copied into the library.
  private mutating func importFiles(_ paths: [String]) -> [Effect] {
    say(.info, "Importing…")
    return [.gallery(.importFiles(paths))]
  }

  mutating func take(_ read: [LoadedReference], refused: [Failure], _ use: ReferenceUse) -> [Effect] {
    pendingReferences = max(0, pendingReferences - 1)
    if use == .restore { drafts.awaited = [] }
    for failure in refused { say(failure) }
    if use == .add, settleFiles(.references, problem: read.isEmpty ? Failure.joined(refused)?.sentence ?? "" : nil) {
      notice = nil
    }
    guard !read.isEmpty else { return refused.isEmpty ? [] : [.beep] }
    changeReferences { list in
      if use == .iterate { list = [] }
      for item in read { Self.put(item.reference, into: &list) }
      list = Array(list.prefix(Self.mostReferences))
    }
    for item in read { thumbnails[item.reference.path] = item.thumbnail }
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
      say(.warning, "\(Self.mostReferences) references are the most; \(read.count - kept.count) were left out.")
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

  private mutating func moveReference(_ place: Int, by steps: Int) {
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

  /// The folder that an open file browser wants and has not asked for.
  mutating func neededListing() -> [Effect] {
    guard case .files(let state)? = layers.last, state.asked != state.request else { return [] }
    withFiles {
      $0.asked = $0.request
      $0.listing = nil
    }
    return [.listFolder(state.request)]
  }

  mutating func take(_ listing: Result<FolderListing, Failure>, of request: FolderRequest) {
    for index in layers.indices {
      guard case .files(var state) = layers[index], state.asked == request else { continue }
      state.listing = listing
      // The way up stands first; what is here is wanted more often.
      let first = state.start.isEmpty && state.list.cursor == 0 ? 1 : 0
      state.list.move(by: first, count: state.shown.count)
      layers[index] = .files(state)
    }
  }
}

extension FieldRef {
  var isOfReferences: Bool {
    switch self {
    case .references, .reference: true
    default: false
    }
  }
}
