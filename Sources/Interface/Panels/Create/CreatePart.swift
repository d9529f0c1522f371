import Domain

/// One part of what Create holds, as undo takes it back and names it.
struct CreatePart: Sendable {
  let name: String
  let isSame: @Sendable (CreateState, CreateState) -> Bool
  /// Puts the part of the second into the first.
  let put: @Sendable (inout CreateState, CreateState) -> Void
  /// In a few words, as it is now.
  var words: @Sendable (CreateState) -> String = { _ in "" }

  /// References come apart: the focus stays on what it is on, though rows come and go.
  static let all: [CreatePart] = [
    text("the prompt", \.prompt), text("the negative prompt", \.negative), text("the instructions", \.instructions),
    value("the character's name", \.character) { $0 }, value("vis type", \.visType) { $0.title },
    value("format", \.format) { $0.title }, value("the style", \.style) { _ in "" },
    value("images", \.count) { "\($0)" },
    value("the sweep", \.sweep) { $0.isEmpty ? "none" : $0.filled.size },
  ]

  private static func text(
    _ name: String, _ path: any WritableKeyPath<CreateState, TextBuffer> & Sendable
  ) -> CreatePart {
    CreatePart(
      name: name, isSame: { $0[keyPath: path].characters == $1[keyPath: path].characters },
      put: { $0[keyPath: path].replace(with: $1[keyPath: path].text) },
      words: { $0[keyPath: path].isEmpty ? "empty" : "\"\(OneLine.text($0[keyPath: path].text, limit: 60))\"" })
  }

  private static func value<Value: Equatable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<CreateState, Value> & Sendable,
    _ words: @escaping @Sendable (Value) -> String
  ) -> CreatePart {
    CreatePart(
      name: name, isSame: { $0[keyPath: path] == $1[keyPath: path] },
      put: { $0[keyPath: path] = $1[keyPath: path] }, words: { words($0[keyPath: path]) })
  }
}

extension CreateState {
  /// Whether both hold the same; where one is in it does not matter.
  func holdsSame(as other: CreateState) -> Bool {
    references == other.references && CreatePart.all.allSatisfy { $0.isSame(self, other) }
  }
}
