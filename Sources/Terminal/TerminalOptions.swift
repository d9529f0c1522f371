import Cells
import Glibc

/// How a terminal is to be opened.
package struct TerminalOptions: Sendable {
  /// Where text for standard error goes while the screen is up.
  package enum StandardError: Sendable {
    /// Left alone.
    case untouched
    /// Kept aside; its end is shown when the screen is closed.
    case caught
    /// Sent to an open descriptor, such as a log.
    case descriptor(Int32)
  }

  package var input: Int32
  package var output: Int32
  package var environment: [String: String]
  /// The depth that the user asked for; nil detects it.
  package var depth: ColorDepth?
  package var usesMouse: Bool
  /// How pictures are to be shown; the terminal is asked only where that is left to it.
  package var pixels: PixelWish
  /// Redirected only where standard error is a terminal.
  package var standardError: StandardError
  /// Written to standard error after a crash, at most 500 bytes.
  package var crashNote: String

  package init(
    environment: [String: String], depth: ColorDepth? = nil, usesMouse: Bool = true,
    pixels: PixelWish = .symbols, standardError: StandardError = .caught,
    crashNote: String = "The program crashed.\nThe terminal has been restored.\nThis is a defect; please report it.\n",
    input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO
  ) {
    self.environment = environment
    self.depth = depth
    self.usesMouse = usesMouse
    self.pixels = pixels
    self.standardError = standardError
    self.crashNote = crashNote
    self.input = input
    self.output = output
  }
}
