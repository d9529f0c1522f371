import Domain

/// The signs that the screen uses, in Unicode or, where the locale has none, in ASCII.
package struct Glyphs: Sendable {
  package let isUnicode: Bool

  package init(isUnicode: Bool) { self.isUnicode = isUnicode }

  package var topLeft: String { isUnicode ? "┌" : "+" }
  package var topRight: String { isUnicode ? "┐" : "+" }
  package var bottomLeft: String { isUnicode ? "└" : "+" }
  package var bottomRight: String { isUnicode ? "┘" : "+" }
  package var horizontal: String { isUnicode ? "─" : "-" }
  package var vertical: String { isUnicode ? "│" : "|" }
  package var mark: String { isUnicode ? "▌" : ">" }
  package var down: String { isUnicode ? "▾" : "v" }
  package var check: String { isUnicode ? "✓" : "x" }
  package var marked: String { isUnicode ? "■" : "#" }
  package var cross: String { isUnicode ? "✗" : "x" }
  package var star: String { isUnicode ? "★" : "*" }
  package var bullet: String { isUnicode ? "·" : "-" }
  package var changed: String { isUnicode ? "·" : "*" }
  /// Where text goes on beyond an edge; one cell wide.
  package var cut: String { isUnicode ? "…" : "~" }
  package var knob: String { isUnicode ? "●" : "O" }
  package var trackLeft: String { isUnicode ? "├" : "|" }
  package var trackRight: String { isUnicode ? "┤" : "|" }
  package var full: String { isUnicode ? "█" : "#" }
  package var empty: String { isUnicode ? "░" : "." }
  package var times: String { isUnicode ? "×" : "x" }
  package var ellipsis: String { isUnicode ? "…" : "..." }
  package var recommended: String { isUnicode ? "◆" : "+" }

  /// So many eighths of a cell, 1-8, from its lower edge.
  package func lowerPart(_ eighths: Int) -> String {
    guard isUnicode else { return eighths >= 4 ? full : "_" }
    return ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"][min(max(1, eighths), 8) - 1]
  }

  /// One turn of the sign for work in progress.
  package func spinner(_ seconds: Double) -> String {
    let turns = isUnicode ? ["◐", "◓", "◑", "◒"] : ["|", "/", "-", "\\"]
    return turns[Int(seconds * 4) % turns.count]
  }

  /// A capability's state as a sign, so that it is never colour alone.
  package func level(_ level: CapabilityStatus.Level) -> String {
    switch level {
    case .ok: isUnicode ? "●" : "*"
    case .warning: isUnicode ? "▲" : "!"
    case .error: cross
    case .disconnected: isUnicode ? "◷" : "?"
    case .notConfigured: isUnicode ? "–" : "-"
    }
  }

  /// Words with arrows and the like, spelled for this terminal.
  package func spell(_ text: String) -> String {
    guard !isUnicode else { return text }
    return text.replacing("↑↓", with: "up/dn").replacing("←→", with: "l/r").replacing("⏎", with: "Enter")
      .replacing("…", with: "...").replacing("·", with: "-").replacing("×", with: "x").replacing("–", with: "-")
      .replacing("—", with: "-")
      .replacing("→", with: "->").replacing("←", with: "<-").replacing("↑", with: "Up").replacing("↓", with: "Down")
  }
}
