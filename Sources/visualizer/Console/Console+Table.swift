import Cells
import Domain
import Foundation
import Terminal

extension Console {
  /// A table as wide as the terminal; elsewhere nothing of it is cut.
  func print(table: TextTable) throws(Failure) {
    let width = isTTY(STDOUT_FILENO) ? TerminalSize.current()?.width : nil
    try print(table.lines(width: width).joined(separator: "\n"))
  }

  /// A table for people, JSON for scripts.
  func print(_ table: @autoclosure () -> TextTable, asJSON: Bool, _ json: () -> JSONText) throws(Failure) {
    if asJSON { try print(json().pretty) } else { try print(table: table()) }
  }
}
