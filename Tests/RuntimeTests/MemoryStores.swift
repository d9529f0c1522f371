import Domain
import Runtime
import Synchronization

/// Every store and the desktop, in memory; each can be told to fail.
final class MemoryStores: SettingsStore, KeyStore, PictureStore, FolderReading, CatalogueCache, Desktop, StyleStore {
  private struct State {
    var settings = Settings()
    var saves: [Settings] = []
    var key: APIKey?
    var files: [String: [UInt8]] = [:]
    var discarded: [String] = []
    var opened: [String] = []
    var snapshot: CatalogueSnapshot?
    var editor: @Sendable (String) throws(Failure) -> String = { $0 }
    var styles: [ImageStyle] = []
    var failures: [String: Failure] = [:]
    var beforeSaving: @Sendable () -> Void = {}
  }

  private let state: Mutex<State>

  init(snapshot: CatalogueSnapshot? = nil, settings: Settings = Settings()) {
    state = Mutex(State(settings: settings, snapshot: snapshot))
  }

  var saves: [Settings] { state.withLock { $0.saves } }
  var key: APIKey? { state.withLock { $0.key } }
  var files: [String: [UInt8]] { state.withLock { $0.files } }
  var discarded: [String] { state.withLock { $0.discarded } }
  var opened: [String] { state.withLock { $0.opened } }
  var snapshot: CatalogueSnapshot? { state.withLock { $0.snapshot } }

  /// From now on an operation (`keep`, `write`, `settings`, `key`, `edit`, `open`) fails.
  func fail(_ operation: String, _ failure: Failure = Failure(.storage, "The disk is full.")) {
    state.withLock { $0.failures[operation] = failure }
  }

  func mend(_ operation: String) { state.withLock { $0.failures[operation] = nil } }

  func edit(with editor: @escaping @Sendable (String) throws(Failure) -> String) {
    state.withLock { $0.editor = editor }
  }

  func beforeSaving(_ wait: @escaping @Sendable () -> Void) { state.withLock { $0.beforeSaving = wait } }

  private func check(_ operation: String) throws(Failure) {
    if let failure = state.withLock({ $0.failures[operation] }) { throw failure }
  }

  func load() -> LoadedSettings { LoadedSettings(settings: state.withLock { $0.settings }) }

  func save(_ new: Settings, changedFrom old: Settings) throws(Failure) -> Settings {
    state.withLock { $0.beforeSaving }()
    try check("settings")
    return state.withLock {
      $0.settings = new
      $0.saves.append(new)
      return new
    }
  }

  func load() throws(Failure) -> (key: APIKey, source: KeySource, notices: [String])? {
    state.withLock { $0.key }.map { ($0, .file, []) }
  }

  func save(_ key: APIKey) throws(Failure) {
    try check("key")
    state.withLock { $0.key = key }
  }

  func remove() throws(Failure) { state.withLock { $0.key = nil } }

  func read(_ path: String, limit: Int) throws(Failure) -> [UInt8] {
    guard let bytes = files[path] else { throw Failure(.unreadableFile, "There is no \(path).") }
    return bytes
  }

  func put(_ bytes: [UInt8], at path: String) { state.withLock { $0.files[path] = bytes } }

  func list(_ folder: String, includesHidden: Bool) throws(Failure) -> FolderListing {
    let names = files.keys.filter { $0.hasPrefix(folder + "/") }.map { String($0.dropFirst(folder.count + 1)) }.sorted()
    guard !names.isEmpty else { throw Failure(.unreadableFile, "There is no \(folder).") }
    return FolderListing(path: folder, entries: names.map { FolderListing.Entry(name: $0, size: 1) })
  }

  func keep(_ image: GeneratedImage, named prompt: String) throws(Failure) -> String {
    try check("keep")
    return state.withLock {
      let path = "/queue/\($0.files.count + 1).png"
      $0.files[path] = image.bytes
      return path
    }
  }

  func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws(Failure) {
    try check("write")
    if !replacing, files[path] != nil { throw Failure(.storage, "\(path) exists already.") }
    state.withLock { $0.files[path] = bytes }
  }

  func checkWriting(to path: String, replacing: Bool) throws(Failure) { try check("write") }

  func exists(_ path: String) -> Bool { files[path] != nil }

  func discard(_ path: String) throws(Failure) {
    state.withLock {
      $0.files[path] = nil
      $0.discarded.append(path)
    }
  }

  func load(source: String) -> CatalogueSnapshot? { state.withLock { $0.snapshot } }

  func save(_ snapshot: CatalogueSnapshot) throws(Failure) { state.withLock { $0.snapshot = snapshot } }

  func edit(_ text: String) throws(Failure) -> String {
    try check("edit")
    return try state.withLock { $0.editor }(text)
  }

  func open(_ path: String) throws(Failure) {
    try check("open")
    state.withLock { $0.opened.append(path) }
  }

  func load() -> (styles: StyleBook, notices: [String]) { (StyleBook(state.withLock { $0.styles }), []) }

  func save(_ style: ImageStyle) throws(Failure) {
    try check("style")
    state.withLock { state in
      state.styles.removeAll { $0.id == style.id }
      state.styles.append(style)
    }
  }

  func delete(_ id: String) throws(Failure) {
    try check("style")
    state.withLock { $0.styles.removeAll { $0.id == id } }
  }

  func duplicate(_ style: ImageStyle, named name: String) throws(Failure) -> ImageStyle {
    var copy = style
    copy.id = "my_styles__\(name.lowercased())"
    copy.name = name
    try save(copy)
    return copy
  }

  func text(of style: ImageStyle) throws(Failure) -> String { "name: \(style.name)" }

  func style(reading text: String, as original: ImageStyle) throws(Failure) -> ImageStyle {
    guard text.hasPrefix("name: ") else { throw Failure(.usage, "That is no style.") }
    var style = original
    style.name = String(text.dropFirst(6))
    return style
  }
}
