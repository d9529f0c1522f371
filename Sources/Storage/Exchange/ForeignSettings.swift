import Domain

/// What the file of another program says, in the names and values of this one.
package struct ForeignSettings: Sendable {
  /// One setting as it would be here.
  package struct Change: Equatable, Sendable {
    /// The id of a row in `Fields`.
    package var field: String
    /// As the command line spells it.
    package var value: String
    /// Where it stands in the file.
    package var source: String
  }

  /// Something of the file that means nothing here.
  package struct Remainder: Equatable, Sendable {
    /// Where it stands in the file.
    package var source: String
    /// One sentence; empty where there is nothing of its kind here.
    package var reason: String

    package init(source: String, reason: String) {
      self.source = source
      self.reason = reason
    }
  }

  package var changes: [Change] = []
  /// Names of models there, with the ids that they stand for.
  package var aliases: [String: String] = [:]
  package var remainders: [Remainder] = []
  /// The key that the file holds, which is never taken over unasked.
  package var key: APIKey?
}
