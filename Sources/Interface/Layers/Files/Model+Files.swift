import Domain

/// The layer in which files are chosen.
extension Model {
  mutating func openFiles() {
    go(to: .create)
    zone = .form
    create.showsResult = false
    layers.append(FileBrowser(folder: references.folder))
  }

  /// Enter in the file browser: into a folder, or the files marked, or the one under the cursor, or what is typed.
  mutating func enterFiles(_ state: FileBrowser) -> [Effect] {
    if state.marked.isEmpty, let entry = state.current, entry.isFolder {
      withTop(FileBrowser.self) { $0.enter(entry) }
      return []
    }
    let typed = state.buffer.text
    let chosen = state.current.map { state.path(of: $0) } ?? typed
    let paths = state.marked.isEmpty ? [chosen].filter { !$0.isEmpty } : state.marked
    guard !paths.isEmpty, !state.isReading else { return [] }
    return read(paths, state.purpose)
  }

  /// Has what was chosen read; the layer stays open until something of it was added.
  private mutating func read(_ paths: [String], _ purpose: FileBrowser.Purpose) -> [Effect] {
    withTop(FileBrowser.self) {
      $0.isReading = true
      $0.problem = nil
    }
    return purpose == .library ? importFiles(paths) : readReferences(paths)
  }

  /// What became of the files that were chosen: without a problem the layer closes, and its folder is remembered.
  ///
  /// - Returns: whether the problem stands in the layer now.
  @discardableResult
  mutating func settleFiles(_ purpose: FileBrowser.Purpose, problem: String?) -> Bool {
    for index in layers.indices {
      guard var state = layers[index] as? FileBrowser, state.isReading, state.purpose == purpose else { continue }
      guard let problem else {
        references.folder = state.folder
        layers.remove(at: index)
        return false
      }
      state.isReading = false
      state.problem = problem
      layers[index] = state
      return true
    }
    return false
  }

  /// Follows what is said of an import while its files are chosen: the first success closes the layer.
  mutating func followImport(_ message: Message) {
    let place = layers.firstIndex { layer in
      (layer as? FileBrowser).map { $0.isReading && $0.purpose == .library } ?? false
    }
    guard let place, var state = layers[place] as? FileBrowser else { return }
    switch message {
    case .effectFailed(let failure):
      state.problem = state.problem ?? failure.sentence
      layers[place] = state
    case .noticed(.info, _): settleFiles(.library, problem: nil)
    case .noticed(let kind, let text) where kind != .success:
      state.problem = state.problem ?? text
      layers[place] = state
    case .gallery(.changed(_, let said, _)):
      let problem = said.isEmpty ? state.problem ?? "Nothing was imported." : nil
      if settleFiles(.library, problem: problem) { notice = nil }
    default: break
    }
  }

  /// A file dropped on the terminal is pasted as its path; nil where the text goes elsewhere.
  mutating func receiveDropped(_ text: String) -> [Effect]? {
    let paths = DroppedPaths(text).paths
    if let browser = top(FileBrowser.self) {
      guard let first = paths.first else { return nil }
      guard !browser.isReading else { return [] }
      if paths.count == 1 {
        withTop(FileBrowser.self) {
          let before = $0.buffer.text
          $0.buffer.replace(with: first)
          $0.follow(from: before)
        }
        // A folder is gone into, as when it is typed.
        if first.hasSuffix("/"), browser.purpose == .references { return [] }
      }
      return read(paths, browser.purpose)
    }
    if zone == .gallery, layers.isEmpty, case nil = editor, !paths.isEmpty { return importFiles(paths) }
    guard layers.isEmpty, case nil = editor, panel == .create, zone == .form, let ref = focusedRef, ref.isOfReferences
    else { return nil }
    guard paths.isEmpty else { return readReferences(paths) }
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    return readReferences([line].filter { !$0.isEmpty })
  }

  /// Has files and folders copied into the library.
  private mutating func importFiles(_ paths: [String]) -> [Effect] {
    say(.info, "Importing…")
    return [.gallery(.importFiles(paths))]
  }

  /// The folder that an open file browser wants and has not asked for.
  mutating func neededListing() -> [Effect] {
    guard let state = top(FileBrowser.self), state.asked != state.request else { return [] }
    withTop(FileBrowser.self) {
      $0.asked = $0.request
      $0.listing = nil
    }
    return [.listFolder(state.request)]
  }

  mutating func showListing(_ listing: Result<FolderListing, Failure>, of request: FolderRequest) {
    withLayers(FileBrowser.self) { state in
      guard state.asked == request else { return }
      state.listing = listing
      // The way up stands first; what is here is wanted more often.
      let first = state.start.isEmpty && state.list.cursor == 0 ? 1 : 0
      state.list.move(by: first, count: state.shown.count)
    }
  }
}
