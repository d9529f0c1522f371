import Domain

/// Pieces of JSON Schema.
enum Schema {
  static let text = type("string")
  static let number = type("number")
  static let whole = type("integer")
  static let truth = type("boolean")

  static func type(_ name: String) -> JSONText { .object([("type", .text(name))]) }

  /// One of some words.
  static func word(_ words: [String]) -> JSONText { .object([("type", .text("string")), ("enum", .texts(words))]) }

  static func list(_ element: JSONText) -> JSONText { .object([("type", .text("array")), ("items", element)]) }

  /// Nothing else may stand in it.
  static func object(_ properties: [(String, JSONText)], required: [String]) -> JSONText {
    .object([
      ("type", .text("object")), ("properties", .object(properties)), ("required", .texts(required)),
      ("additionalProperties", .truth(false)),
    ])
  }
}
