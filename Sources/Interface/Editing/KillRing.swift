/// What was cut out of texts by keys, newest last, to be put in again.
package struct KillRing: Sendable {
  private static let most = 30
  private static let mostCharacters = 200_000

  private var entries: [[Character]] = []
  /// Which one was put in last.
  private var place = 0
  /// Whether what is cut next belongs to the last one.
  private var isOpen = false
  /// How often something was cut.
  private(set) var taken = 0

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }
  var current: [Character] { entries.indices.contains(place) ? entries[place] : [] }

  /// - Parameter isForward: whether it stood behind the cursor; what is cut in one go is one piece, as it stood.
  mutating func take(_ text: some Sequence<Character>, isForward: Bool) {
    let text = Array(text)
    guard !text.isEmpty else { return }
    if isOpen, let last = entries.popLast() {
      entries.append(isForward ? last + text : text + last)
    } else {
      entries.append(text)
    }
    taken += 1
    isOpen = true
    trim()
    place = entries.count - 1
  }

  /// Another key came: what is cut next is a piece of its own.
  mutating func close() { isOpen = false }

  /// The newest, from which `older` goes on.
  mutating func newest() -> [Character] {
    place = max(0, entries.count - 1)
    return current
  }

  /// The one that was cut before; after the oldest comes the newest.
  mutating func older() -> [Character] {
    place = place > 0 ? place - 1 : max(0, entries.count - 1)
    return current
  }

  private mutating func trim() {
    var size = entries.reduce(0) { $0 + $1.count }
    while entries.count > 1, entries.count > Self.most || size > Self.mostCharacters {
      size -= entries.removeFirst().count
    }
  }
}
