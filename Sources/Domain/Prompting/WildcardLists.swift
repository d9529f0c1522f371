/// The lists of words as a draw needs them: what is missing, empty or goes round in a circle is named.
struct WildcardLists {
  /// Files within files.
  private static let mostDepth = 20

  let files: WildcardFiles

  /// The lines of a file, at least one.
  ///
  /// - Parameter path: the files that are open, the outermost first.
  func lines(of name: String, in path: [String]) throws(Failure) -> [String] {
    let shown = Harmless.line(name, limit: 60)
    guard !path.contains(name) else {
      let circle = path.drop { $0 != name } + [name]
      let names = circle.map { Harmless.line($0, limit: 40) }.joined(separator: ", ")
      throw Failure(.usage, "The wildcards go round in a circle: \(names).", advice: "Take one out of its file.")
    }
    guard path.count < Self.mostDepth else {
      throw Failure(.usage, "More than \(Self.mostDepth) files of wildcards name one another.")
    }
    guard let lines = files[name] else {
      let near = EditDistance.nearest(to: name, among: files.names, count: 1).map { " Did you mean __\($0)__?" }
      throw Failure(
        .usage, "There is no file of wildcards for __\(shown)__.",
        advice:
          "Make wildcards/\(shown).txt in the config folder, or write \\__\(shown)__ for these very letters.\(near.joined())"
      )
    }
    guard !lines.isEmpty else {
      throw Failure(.usage, "The file wildcards/\(shown).txt has no line to draw.", advice: "Write one choice a line.")
    }
    return lines
  }

  /// What a group with a number draws from: its options, or the lines of the one file that stands there alone.
  func options(
    of group: WildcardGroup, in path: [String]
  ) throws(Failure) -> (choices: [[WildcardNode]], path: [String]) {
    guard group.options.count == 1, group.options[0].count == 1, case .file(let name) = group.options[0][0] else {
      return (group.options, path)
    }
    var choices: [[WildcardNode]] = []
    for line in try lines(of: name, in: path) { choices.append(try WildcardParser.nodes(of: line)) }
    return (choices, path + [name])
  }

  static func check(_ count: ClosedRange<Int>, of choices: Int) throws(Failure) {
    guard count.upperBound > choices else { return }
    throw Failure(
      .usage, "\(count.upperBound) of \(choices) choice\(choices == 1 ? "" : "s") cannot be drawn.",
      advice: "Ask for fewer, or add choices.")
  }
}
