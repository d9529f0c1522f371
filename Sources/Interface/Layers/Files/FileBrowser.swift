import Domain
import Foundation
import Raster

/// The layer in which files are chosen: a path to type, and what its folder holds.
package struct FileBrowser: Sendable {
  package var buffer: TextBuffer
  package var list = ListState()
  /// Paths as typed, in the order of marking.
  package var marked: [String] = []
  /// What was asked for last.
  package var asked: FolderRequest?
  /// Nil while it is on its way.
  package var listing: Result<FolderListing, Failure>?

  package enum Purpose: Hashable, Sendable { case references, library }

  package let purpose: Purpose
  /// Whether what was chosen is being read; the layer closes when something of it could be added.
  package var isReading = false
  /// Why nothing of what was chosen could be added; until the path is another.
  package var problem: String?
  /// The folder it was opened with.
  private let first: String

  package init(folder: String = "", purpose: Purpose = .references) {
    self.purpose = purpose
    first = folder
    buffer = TextBuffer(folder, limit: 4096)
  }

  /// Follows what was typed or pasted: `//` and `/~/` begin anew at the root and at home, and so does a path that is
  /// written behind the folder that was there at first.
  package mutating func follow(from before: String) {
    var text = buffer.text
    guard text != before else { return }
    problem = nil
    list.cursor = 0
    let added = text.dropFirst(first.count)
    if before == first, text.hasPrefix(first), added.hasPrefix("/") || added.hasPrefix("~") { text = String(added) }
    if let root = text.range(of: "//", options: .backwards) {
      text = String(text[text.index(after: root.lowerBound)...])
    }
    if let home = text.range(of: "/~/", options: .backwards) {
      text = String(text[text.index(after: home.lowerBound)...])
    }
    if text != buffer.text { buffer.replace(with: text) }
  }

  /// The typed path up to its last slash.
  package var folder: String {
    buffer.text.lastIndex(of: "/").map { String(buffer.text[...$0]) } ?? ""
  }

  /// What is typed behind the last slash.
  package var start: String { String(buffer.text.dropFirst(folder.count)) }

  package var request: FolderRequest { FolderRequest(folder: folder, includesHidden: start.hasPrefix(".")) }

  /// The entries that begin as typed; the way up first, while nothing is typed.
  package var shown: [FolderListing.Entry] {
    let entries = entries
    guard !start.isEmpty else {
      return listing?.isSuccess == true ? [FolderListing.Entry(name: "..", isFolder: true)] + entries : []
    }
    let typed = start.lowercased()
    return entries.filter { $0.name.lowercased().hasPrefix(typed) }
  }

  /// Folders, and files that look like pictures; what is typed whole is taken, whatever its name.
  private var entries: [FolderListing.Entry] {
    guard case .success(let listing)? = listing else { return [] }
    return listing.entries.filter { $0.isFolder || looksLikePicture($0.name) }
  }

  /// How many files are left out because they do not look like pictures.
  package var leftOut: Int {
    if case .success(let listing)? = listing { listing.entries.count - entries.count } else { 0 }
  }

  /// A hint for the eye alone; what a file is, its bytes say.
  func looksLikePicture(_ name: String) -> Bool {
    let ending = name.lowercased().split(separator: ".").last.map(String.init) ?? ""
    return ImageFormat.allCases.contains { format in
      // Whether a format can be read may mean to look for its library, so its name comes first.
      format.endings.contains(ending) && (purpose == .library ? format.isKept : format.isDecodable && !format.isSound)
    }
  }

  package var current: FolderListing.Entry? {
    let shown = shown
    return shown.indices.contains(list.cursor) ? shown[list.cursor] : nil
  }

  package func path(of entry: FolderListing.Entry) -> String { folder + entry.name }

  package mutating func enter(_ entry: FolderListing.Entry) {
    buffer.replace(with: entry.name == ".." ? Self.above(folder) : path(of: entry) + "/")
    list.cursor = 0
  }

  /// As far as all that fit agree; where that is no further, the entry under the cursor.
  package mutating func complete() {
    let fits = shown.filter { $0.name != ".." }
    guard let first = fits.first else { return }
    let common = fits.dropFirst().reduce(first.name) { $0.commonPrefix(with: $1.name) }
    if fits.count > 1, common.count > start.count {
      buffer.replace(with: folder + common)
    } else if let entry = fits.count == 1 ? first : current, entry.name != ".." {
      if entry.isFolder { return enter(entry) }
      buffer.replace(with: path(of: entry))
    }
    list.cursor = 0
  }

  /// Marks the file (for the library, or the folder) under the cursor, or takes the mark away, and goes on to the next.
  package mutating func mark() {
    guard let entry = current, !entry.isFolder || purpose == .library, entry.name != ".." else { return }
    let path = path(of: entry)
    if let index = marked.firstIndex(of: path) { marked.remove(at: index) } else { marked.append(path) }
    list.move(by: 1, count: shown.count)
  }

  /// The folder above, as one would type it.
  static func above(_ folder: String) -> String {
    let parts = folder.split(separator: "/")
    guard let last = parts.last else { return folder.isEmpty ? "../" : "/" }
    guard last != "..", last != ".", last != "~" else { return folder + "../" }
    return String(folder.dropLast(last.count + 1))
  }
}

extension Result {
  fileprivate var isSuccess: Bool { if case .success = self { true } else { false } }
}

extension String {
  /// Ignoring case, in the letters of the first.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0.lowercased() == $1.lowercased() }.map(\.0))
  }
}
