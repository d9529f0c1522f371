import Domain
import Engine
import Foundation

/// Which files agents may read and write: those of the library, and of the folders that the user has named. Links are
/// followed before anything is compared.
struct FolderGuard: Sendable {
  /// Real paths.
  private let folders: [String]
  private let library: String
  private let assets: (any AssetLibrary)?

  /// - Parameter named: folders with colons between them, as the user typed them.
  init(library: String, named: String, assets: (any AssetLibrary)?) {
    let own = named.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    self.library = Self.real(library) ?? library
    // A folder that is not there is none: who makes it later must not open it to agents by that.
    folders = [self.library] + own.compactMap { Self.real(UserPath($0).absolute) }
    self.assets = assets
  }

  /// A picture that goes along: a file of the folders, or a picture of the library by its id or name.
  ///
  /// - Returns: its real path, and what the library knows of it.
  func picture(_ text: String) throws(Failure) -> (path: String, asset: Asset?) {
    let typed = try Self.plain(text)
    if !typed.contains("/"), let assets, let asset = try? assets.asset(typed) {
      return (assets.path(of: asset), asset)
    }
    let path = UserPath(typed).absolute
    // What is outside is not even said to exist.
    guard let real = Self.real(path) else {
      try checkInside(Self.nearest(path), path)
      throw Failure(
        .unreadableFile,
        "There is no file \(Harmless.line(path, limit: 300)), and no picture of that id in the library.",
        advice: "Nothing was sent. gallery_search finds ids.")
    }
    try checkInside(real, path)
    let asset = [real, (real as NSString).lastPathComponent].lazy.compactMap { try? assets?.asset($0) }
      .first { asset in assets.flatMap { Self.real($0.path(of: asset)) } == real }
    return (real, asset)
  }

  /// A new file in a folder that is there.
  ///
  /// - Returns: its real path.
  func output(_ text: String) throws(Failure) -> String {
    let path = UserPath(try Self.plain(text)).absolute
    let (folder, name) = ((path as NSString).deletingLastPathComponent, (path as NSString).lastPathComponent)
    guard let real = Self.real(folder) else {
      try checkInside(Self.nearest(folder), path)
      throw Failure(
        .usage, "There is no folder \(Harmless.line(folder, limit: 300)).",
        advice: "Nothing was sent. Name one that is there.")
    }
    try checkInside(real, path)
    let parts = real.dropFirst(library.count).split(separator: "/").map(String.init) + [name]
    // These are the library's own: what is known of its pictures, and what was thrown away.
    let isOwn = isIn(library, real) && (parts.contains { $0.hasPrefix(".") } || parts.count > 1 && parts[0] == "trash")
    guard !isOwn, !name.isEmpty, name != "/", text.last != "/" else {
      throw Failure(
        .usage, "\(Harmless.line(path, limit: 300)) is no place for a picture.",
        advice: "Nothing was sent. Name a new file.")
    }
    return real + "/" + name
  }

  private func checkInside(_ real: String, _ shown: String) throws(Failure) {
    guard !folders.contains(where: { isIn($0, real) }) else { return }
    throw Failure(
      .security, "\(Harmless.line(shown, limit: 300)) is outside of the folders that agents may use.",
      advice: "Nothing was sent. They are \(folders.map { Harmless.line($0, limit: 200) }.joined(separator: ", ")); "
        + "the user adds others with visualizer config set mcp.folders.")
  }

  private func isIn(_ folder: String, _ path: String) -> Bool {
    path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// Without what makes an address of it.
  private static func plain(_ text: String) throws(Failure) -> String {
    guard !text.utf8.contains(0), !text.isEmpty, text.utf8.count < 4000 else {
      throw Failure(.usage, "This is no path of a file.")
    }
    guard text.contains("://") else { return text }
    guard let url = URL(string: text), url.isFileURL, ["", "localhost"].contains(url.host ?? "") else {
      throw Failure(
        .usage, "Pictures are named by their paths or ids; nothing is fetched from other addresses.",
        advice: "Save it to a folder that agents may use first.")
    }
    return url.path
  }

  /// Without links; nil for what is not there.
  private static func real(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }

  /// The real path of the innermost folder above that is there.
  private static func nearest(_ path: String) -> String {
    var rest = path
    while rest != "/", !rest.isEmpty {
      rest = (rest as NSString).deletingLastPathComponent
      if let real = real(rest) { return real }
    }
    return "/"
  }
}
