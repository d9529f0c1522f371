/// config.yaml in memory: what the file says, known and unknown.
struct SettingsDocument: Equatable {
  /// The layout that this program writes.
  static let knownVersion = 1

  static let header = [
    "Settings of Visualizer. What is not here has its default; `visualizer config list` shows all.",
    "The program rewrites this file when a setting changes: values it does not know stay, comments do not.",
  ]

  var tree: YAMLTree

  /// An empty file.
  init() { tree = Self.empty }

  init(parsing bytes: [UInt8]) throws(YAMLProblem) {
    let parsed = try YAMLTree(parsing: bytes) ?? Self.empty
    guard parsed.entries != nil else { throw YAMLProblem(words: "it does not hold settings by name") }
    tree = parsed
  }

  private static let empty = YAMLTree.map([.init("version", .number(knownVersion))])

  /// Whether a later program wrote it. Such a file is read as far as it goes, and never written.
  var isNewer: Bool { (tree["version"]?.text.flatMap { Int($0) } ?? 0) > Self.knownVersion }

  func bytes() throws(YAMLProblem) -> [UInt8] {
    var versioned = tree
    if versioned["version"] == nil, let entries = tree.entries {
      versioned = .map([.init("version", .number(Self.knownVersion))] + entries)
    }
    return try versioned.file(header: Self.header)
  }
}
