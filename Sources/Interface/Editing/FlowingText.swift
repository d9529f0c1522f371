/// Text that grows at its end, broken into lines of a width; paragraphs that are complete are broken once.
package struct FlowingText: Sendable {
  package private(set) var text = ""
  /// As of the last `wrap`.
  package private(set) var lines: [String] = []
  private var width = 0
  /// How many of the lines belong to complete paragraphs, and where in the text these end.
  private var settled = 0
  private var settledEnd = 0
  private var wrappedEnd = 0

  package init(_ text: String = "") { self.text = text }

  package mutating func append(_ piece: String) { text += piece }

  package mutating func replace(with text: String) {
    guard text != self.text else { return }
    self = FlowingText(text)
  }

  /// Brings the lines up to date with the text and a width in cells.
  package mutating func wrap(width: Int) {
    let end = text.utf8.count
    if width != self.width {
      self.width = width
      (lines, settled, settledEnd) = ([], 0, 0)
    } else if end == wrappedEnd {
      return
    }
    wrappedEnd = end
    lines.removeLast(lines.count - settled)
    let rest = text[text.utf8.index(text.startIndex, offsetBy: settledEnd)...]
    guard let last = rest.lastIndex(of: "\n") else {
      lines += Self.broken(rest, width)
      return
    }
    lines += Self.broken(rest[..<last], width)
    settled = lines.count
    let tail = rest[rest.index(after: last)...]
    settledEnd = end - tail.utf8.count
    lines += Self.broken(tail, width)
  }

  private static func broken(_ text: Substring, _ width: Int) -> [String] {
    let wrapped = WrappedText(Array(text), width: width)
    return wrapped.lines.map { wrapped.text(of: $0) }
  }
}
