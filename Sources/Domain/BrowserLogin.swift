import Foundation

/// A login by the browser that was begun: the page where the user agrees, and what proves that its code is meant for this
/// program. What proves it is never printed.
package struct BrowserLogin: Sendable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// The page, for the user's browser.
  package let address: String
  /// The word that comes back with the code where the browser is sent to this machine; nil where the page shows the code.
  package let state: String?
  private let verifier: String

  package init(address: String, state: String?, verifier: String) {
    self.address = address
    self.state = state
    self.verifier = verifier
  }

  /// What only this program knows, for the exchange of the code and for nothing else.
  package func reveal() -> String { verifier }

  package var description: String { "a login by the browser" }
  package var debugDescription: String { description }
  package var customMirror: Mirror { Mirror(self, children: [:]) }

  /// The code in what came back: the code alone, or the whole address to which the browser was sent.
  ///
  /// - Throws: a `.security` failure where the address belongs to another login, a `.forbidden` one where the user did not
  ///   agree, a `.usage` one for what is neither.
  package func code(in text: String) throws(Failure) -> String {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.contains("?") || trimmed.contains("://") else { return try Self.plain(trimmed) }
    let items = URLComponents(string: trimmed)?.queryItems ?? []
    func value(_ name: String) -> String? { items.first { $0.name == name }?.value }
    if let state, value("state") != state {
      throw Failure(
        .security, "The address belongs to another login, so it was not used.", advice: "Begin the login again.")
    }
    if let error = value("error") {
      throw Failure(
        .forbidden, "The login was not allowed in the browser (\(Harmless.line(error, limit: 80))).",
        advice: "Begin it again, or give a key: visualizer key set.")
    }
    return try Self.plain(value("code") ?? "")
  }

  private static func plain(_ code: String) throws(Failure) -> String {
    guard (4...512).contains(code.utf8.count), code.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
      throw Failure(
        .usage, "That is no code of a login.",
        advice: "Paste the code that the page shows, or the whole address to which the browser was sent.")
    }
    return code
  }
}
