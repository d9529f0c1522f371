import Foundation

/// What a model said of a picture: its words, and the tags it closed with.
package struct PictureAnalysis: Hashable, Sendable {
  /// Without the line of tags.
  package var text: String
  /// Short words in lower case, each once, at most twelve.
  package var tags: [String]
  package var model: String

  /// Reads an answer. The last line that begins with "Tags:" is taken off and read; an answer without one has no tags.
  package init(answer: String, model: String) {
    self.model = model
    var lines = answer.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    guard let place = lines.lastIndex(where: { Self.tagLine($0) != nil }), let list = Self.tagLine(lines[place]) else {
      text = answer.trimmingCharacters(in: .whitespacesAndNewlines)
      tags = []
      return
    }
    // Some models put the tags on the lines below.
    let below = list.isEmpty ? lines[(place + 1)...].joined(separator: ",") : list
    tags = Self.tags(in: below)
    lines.removeSubrange(list.isEmpty ? place..<lines.count : place..<place + 1)
    text = lines.joined(separator: "\n").trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// What the library keeps of one; it does not keep which model said it.
  package init(of asset: Asset) {
    text = asset.analysis
    tags = asset.tags
    model = ""
  }

  /// What stands behind "Tags:"; nil for other lines. Signs of emphasis around the word are passed over.
  private static func tagLine(_ line: Substring) -> String? {
    let marks = CharacterSet(charactersIn: "*_#>- ").union(.whitespaces)
    let bare = String(line).trimmingCharacters(in: marks)
    guard bare.lowercased().hasPrefix("tags"), let colon = bare.firstIndex(of: ":"),
      bare[..<colon].trimmingCharacters(in: marks).lowercased() == "tags"
    else { return nil }
    return bare[bare.index(after: colon)...].trimmingCharacters(in: marks)
  }

  private static func tags(in list: String) -> [String] {
    let edges = CharacterSet(charactersIn: "*_#\"'`.-•[] ").union(.whitespaces)
    var seen: Set<String> = []
    let words = list.split(whereSeparator: { $0 == "," || $0 == ";" || $0 == "|" })
      .map { $0.trimmingCharacters(in: edges).lowercased() }
    return Array(words.filter { !$0.isEmpty && $0.count <= 40 && seen.insert($0).inserted }.prefix(12))
  }
}
