import OpenRouter
import Raster
import Storage
import Terminal

/// Which release of the program this is.
enum Release {
  static let version = "1.0.0"

  /// Version, commit and libraries, as `--version` prints them.
  static var description: String {
    let commit = String(decoding: EmbeddedAsset.commit.bytes, as: UTF8.self)
    let libraries =
      ["libcurl \(OpenRouterService.curlVersion ?? "missing")", TerminalFacts.ncursesRelease]
      + LibraryVersions.all.map { "\($0) \($1)" } + ["SQLite \(LibraryDatabase.sqliteVersion)"]
    return "visualizer \(version) (commit \(commit.isEmpty ? "unknown" : commit))\n"
      + libraries.joined(separator: ", ")
  }
}
