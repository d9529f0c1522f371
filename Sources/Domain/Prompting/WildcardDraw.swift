import Foundation

/// One draw under way: the numbers by chance, and how far it has come.
struct WildcardDraw {
  /// What may be drawn for one prompt, so that lists that name each other do not grow without end.
  private static let mostSteps = 1000

  var numbers: SeededNumbers
  let lists: WildcardLists
  private var steps = 0
  private var size = 0

  init(seed: Int, files: WildcardFiles) {
    numbers = SeededNumbers(seed: seed)
    lists = WildcardLists(files: files)
  }

  /// - Parameter path: the files that are open, the outermost first.
  mutating func text(of nodes: [WildcardNode], in path: [String] = []) throws(Failure) -> String {
    var text = ""
    for node in nodes { text += try self.text(of: node, in: path) }
    return text
  }

  private mutating func text(of node: WildcardNode, in path: [String]) throws(Failure) -> String {
    switch node {
    case .words(let words):
      size += words.utf8.count
      guard size <= Wildcards.mostBytes else { throw Self.tooLong }
      return words
    case .file(let name):
      try step()
      let lines = try lists.lines(of: name, in: path)
      return try line(lines[numbers.place(in: lines.count)], in: path + [name])
    case .group(let group):
      try step()
      return try self.text(of: group, in: path)
    }
  }

  private mutating func text(of group: WildcardGroup, in path: [String]) throws(Failure) -> String {
    guard let count = group.count else {
      return try text(of: group.options[numbers.place(in: group.options.count)], in: path)
    }
    let options = try lists.options(of: group, in: path)
    try WildcardLists.check(count, of: options.choices.count)
    let wanted = count.lowerBound + numbers.place(in: count.count)
    var parts: [String] = []
    for place in numbers.places(wanted, in: options.choices.count) {
      let part = try text(of: options.choices[place], in: options.path)
      parts.append(part.trimmingCharacters(in: .whitespaces))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: group.separator)
  }

  private mutating func line(_ line: String, in path: [String]) throws(Failure) -> String {
    try text(of: try WildcardParser.nodes(of: line), in: path)
  }

  private mutating func step() throws(Failure) {
    steps += 1
    guard steps <= Self.mostSteps else {
      throw Failure(.usage, "More than \(Self.mostSteps) choices would be drawn for one prompt.")
    }
  }

  private static var tooLong: Failure {
    Failure(.usage, "What is drawn makes the prompt longer than \(ByteCount.text(Wildcards.mostBytes)).")
  }
}
