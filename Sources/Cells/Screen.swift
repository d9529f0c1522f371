/// The port to a terminal: what the program needs of one, and nothing else. All calls come from one thread.
package protocol Screen: AnyObject {
  /// In cells, as of the last `readEvents`.
  var size: Size { get }

  /// What the terminal can show; pictures are rendered for it.
  var depth: ColorDepth { get }

  /// False where the locale cannot show box drawing and half blocks (C, POSIX, Latin-1).
  var isUnicode: Bool { get }

  /// Makes the terminal show `surface`, writing only what differs from the last frame.
  func present(_ surface: Surface)

  /// Everything that came in since the last call; never blocks.
  func readEvents() -> [InputEvent]

  /// Forgets what is on the terminal, so that the next `present` writes every cell (`^L`, after a suspension).
  func invalidate()

  /// Gives the terminal back to the shell (suspend, an external editor), and takes it again.
  func suspend()
  func resume()

  /// Hands text to the clipboard, where the terminal lets programs write to it; nobody says whether it did.
  func copy(_ text: String)

  /// Rings the terminal's bell.
  func beep()
}
