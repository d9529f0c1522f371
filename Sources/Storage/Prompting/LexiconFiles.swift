import Domain
import Foundation

/// snippets.yaml, and the folder `wildcards` with its text files and folders.
package struct LexiconFiles: LexiconStore {
  private static let mostFiles = 1000
  private static let mostBytes = 16 << 20
  private static let fileLimit = 2 << 20
  /// Folders within folders.
  private static let mostDepth = 3

  private let folder: String
  private let snippets: ConfigTable

  package init(paths: Paths) {
    folder = paths.wildcards
    snippets = ConfigTable(
      "snippets.yaml", paths: paths, header: ["Snippets: @name in a prompt becomes the text behind the name."])
  }

  package func load() -> (lexicon: Lexicon, notices: [String]) {
    var notices: [String] = []
    let lexicon = Lexicon(snippets: book(&notices), wildcards: wildcards(&notices))
    return (lexicon, notices)
  }

  package func setSnippet(_ name: String, _ text: String?) throws(Failure) {
    let shown = Harmless.line(name, limit: 60)
    guard SnippetBook.isName(name) else {
      throw Failure(
        .usage, "\"\(shown)\" cannot be the name of a snippet.",
        advice: "A name has 1 to 40 letters, digits, - or _, without the @.")
    }
    if let text, text.allSatisfy(\.isWhitespace) {
      throw Failure(.usage, "The snippet @\(shown) would be empty.", advice: "`snippets remove` takes one away.")
    }
    try snippets.change { entries throws(Failure) in
      var entries = entries
      let place = entries.firstIndex { $0.key.lowercased() == name.lowercased() }
      guard let text else {
        guard let place else { throw Failure(.usage, "There is no snippet @\(shown).") }
        entries.remove(at: place)
        return entries
      }
      let value = YAMLTree.word(text, style: text.contains("\n") ? .block : .automatic)
      if let place { entries[place].value = value } else { entries.append(.init(name, value)) }
      return entries
    }
  }

  private func book(_ notices: inout [String]) -> SnippetBook {
    do throws(Failure) {
      var texts: [String: String] = [:]
      for entry in try snippets.entries() {
        guard SnippetBook.isName(entry.key), let text = entry.value.text else {
          notices.append(
            "snippets.yaml: \(Harmless.line(entry.key, limit: 60)) was skipped: it is no name with a text.")
          continue
        }
        texts[entry.key] = Harmless.words(text.trimmingCharacters(in: .newlines), limit: 20_000)
      }
      return SnippetBook(texts)
    } catch {
      notices.append(error.title)
      return SnippetBook()
    }
  }

  private func wildcards(_ notices: inout [String]) -> WildcardFiles {
    var texts: [String: String] = [:]
    var left = Self.mostBytes
    for name in names(in: folder, depth: 0).prefix(Self.mostFiles) {
      let label = "wildcards/\(Harmless.line(name, limit: 100)).txt"
      do throws(FileProblem) {
        let bytes = try RegularFile.read("\(folder)/\(name).txt", limit: Self.fileLimit)
        left -= bytes.count
        guard left >= 0 else {
          notices.append("\(label) and what comes after it was skipped: the lists are larger than 16 MB together.")
          break
        }
        texts[name] = Harmless.words(String(decoding: bytes, as: UTF8.self), limit: Self.fileLimit)
      } catch {
        notices.append("\(label) cannot be used: \(error.words).")
      }
    }
    return WildcardFiles(texts)
  }

  /// Names without `.txt`, those of a folder as `folder/name`.
  private func names(in path: String, depth: Int) -> [String] {
    let files = Folder.files(in: path, ending: [".txt"]).map { String($0.dropLast(4)) }
    guard depth < Self.mostDepth else { return files }
    let folders = Folder.names(in: path) { !$0.hasPrefix(".") && !$0.hasSuffix(".txt") }.sorted()
    return files
      + folders.flatMap { folder in names(in: path + "/" + folder, depth: depth + 1).map { "\(folder)/\($0)" } }
  }
}
