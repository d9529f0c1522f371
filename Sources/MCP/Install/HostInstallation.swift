import Domain

/// The entry of the server in a host's settings.
package struct HostInstallation: Sendable {
  private let host: AgentHost?
  package let entry: HostEntry
  /// Nil where none is known.
  package let file: String?

  /// - Parameter host: nil is any.
  package init(host: AgentHost?, entry: HostEntry, file: String?) {
    self.host = host
    self.entry = entry
    self.file = file
  }

  private var place: [String] { host?.place ?? ["mcpServers"] }

  /// The entry with all that stands around it in the file.
  package var document: JSONText {
    (place + [HostEntry.name]).reversed().reduce(entry.json) { .object([($1, $0)]) }
  }

  /// For a person: the entry, and the host's own command for it.
  package var text: String { ([document.pretty] + [command].compactMap { $0 }).joined(separator: "\n\n") }

  /// What a person should know of the entry.
  package var remark: String? {
    guard let host, !host.isKnown else { return nil }
    return "How \(host.title) keeps its servers is not known here; this is the entry that most hosts take."
  }

  /// The host's own command that does the same.
  private var command: String? {
    switch host {
    case .claudeCode: "claude mcp add --scope user \(entry.variables)\(HostEntry.name) -- \(entry.words)"
    case .openClaw: "openclaw mcp set \(HostEntry.name) \(HostEntry.quoted(entry.json.compact))"
    case .genesis, nil: nil
    }
  }

  /// The file with the entry in it; nil where it stands there already.
  ///
  /// - Parameter old: nil where there is no file.
  /// - Throws: a `.configuration` failure where the file cannot be read: then it stays as it is.
  package func changed(_ old: [UInt8]?) throws(Failure) -> [UInt8]? {
    do throws(Failure) {
      return try JSONInsertion(place + [HostEntry.name], entry.json).applied(to: old ?? [])
    } catch {
      throw Failure(
        .configuration, "\(Harmless.line(file ?? "The file", limit: 300)) was left as it is: \(error.title)",
        advice: command.map { "Let \(host?.title ?? "the host") enter it: \($0)" } ?? "")
    }
  }
}
