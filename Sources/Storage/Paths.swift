import Domain
import Foundation

/// Where the program's files are, by the XDG rules.
///
/// `VISUALIZER_HOME` puts everything under one folder; a relative one is taken from the current folder. Without it each of `XDG_CONFIG_HOME`, `XDG_DATA_HOME`,
/// `XDG_CACHE_HOME` and `XDG_STATE_HOME` counts if it is an absolute path, else the usual folder under the home folder.
/// Without a home folder all four are under the folder for temporary files, and `prepare()` says so.
package struct Paths: Hashable, Sendable {
  /// Settings, styles, themes and the key.
  package let config: String
  /// What the user made.
  package let data: String
  /// What can be fetched again.
  package let cache: String
  /// The log, locks and what stands on Create.
  package let state: String
  /// What stands on Create.
  package let draftFile: String
  /// Whether there is no home folder and so some of the files will not last.
  package let isTemporary: Bool

  package var configFile: String { config + "/config.yaml" }
  package var keymapFile: String { config + "/keymap.yaml" }
  package var keyFile: String { config + "/openrouter.key" }
  package var styles: String { config + "/styles" }
  package var themes: String { config + "/themes" }
  /// Lists of words that prompts draw from.
  package var wildcards: String { config + "/wildcards" }
  /// The review queue and the saved pictures.
  package var images: String { data + "/images" }
  /// What went along with requests and is no picture of the library.
  package var references: String { data + "/references" }
  /// Sweeps and batches whose pictures have no folder of their own.
  package var runs: String { data + "/runs" }
  /// Answers that may be paid for and could not be read.
  package var unread: String { data + "/unread" }
  /// Pieces of speech whose whole is not there yet.
  package var speech: String { data + "/speech" }
  /// What is known of the pictures, and what was spent.
  package var library: String { data + "/library.sqlite" }
  package var logFile: String { state + "/visualizer.log" }

  /// `home` is where the user's home folder is when the environment has no `HOME`, e.g. by the password file.
  package init(
    environment: [String: String], home: String? = nil,
    currentFolder: String = FileManager.default.currentDirectoryPath
  ) {
    let named = environment["VISUALIZER_HOME"] ?? ""
    let root = Self.absolute(named.isEmpty || named.hasPrefix("/") ? named : currentFolder + "/" + named)
    let home = Self.absolute(environment["HOME"]) ?? Self.absolute(home)
    let temporary = (Self.absolute(environment["TMPDIR"]) ?? "/tmp") + "/visualizer-\(geteuid())"
    let isHomeless = root == nil && home == nil
    func folder(_ name: String, _ variable: String, _ usual: String) -> String {
      if let root { return root + "/" + name }
      if let own = Self.absolute(environment[variable]) { return own + "/visualizer" }
      return home.map { $0 + "/" + usual + "/visualizer" } ?? temporary + "/" + name
    }
    config = folder("config", "XDG_CONFIG_HOME", ".config")
    data = folder("data", "XDG_DATA_HOME", ".local/share")
    cache = folder("cache", "XDG_CACHE_HOME", ".cache")
    state = folder("state", "XDG_STATE_HOME", ".local/state")
    draftFile = state + "/draft.json"
    isTemporary = isHomeless && [config, data, cache, state].contains { $0.hasPrefix(temporary + "/") }
  }

  private init(demo paths: Paths, data: String) {
    (config, cache, state, isTemporary) = (paths.config, paths.cache, paths.state, paths.isTemporary)
    self.data = data
    draftFile = state + "/draft-demo.json"
  }

  /// With a library apart, so that pictures and costs of the simulator are never taken for real ones; likewise the draft.
  package var demo: Paths { Paths(demo: self, data: data + "/demo") }

  /// Makes the folders (0700 for settings and state, 0755 for pictures and cache) and clears what killed instances
  /// left. Returns a sentence for each thing that is not as it should be; the program runs all the same.
  package func prepare() -> [String] {
    var notices: [String] = []
    if isTemporary { notices.append(temporaryNotice) }
    let folders: [(String, mode_t)] = [(config, 0o700), (data, 0o755), (images, 0o755), (cache, 0o755), (state, 0o700)]
    for (folder, mode) in folders {
      do throws(FileProblem) {
        try Folder.make(folder, mode: isTemporary ? 0o700 : mode)
      } catch {
        notices.append(error.failure(.storage, "A folder of the program cannot be made").title)
      }
    }
    for folder in written { StaleFiles.remove(in: folder) }
    return notices
  }

  /// All folders that files are written to.
  private var written: [String] {
    [config, styles, themes, data, images, images + "/.meta", images + "/.waiting", images + "/trash", references]
      + [unread, speech, cache, cache + "/thumbnails", state]
  }

  private var temporaryNotice: String {
    "There is no home folder: settings are kept in \(config), pictures in \(images), and may be lost."
  }

  private static func absolute(_ path: String?) -> String? {
    guard var path, path.hasPrefix("/"), !path.utf8.contains(0) else { return nil }
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path == "/" ? "" : path
  }
}
