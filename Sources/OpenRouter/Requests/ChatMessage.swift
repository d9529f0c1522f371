import Domain

/// Messages of a chat body.
enum ChatMessage {
  static func system(_ text: String) -> JSONTree {
    .map([("role", .text("system")), ("content", .text(text))])
  }

  /// The text goes first, then the pictures: the order that the service recommends.
  static func user(_ text: String, _ pictures: [Reference]) -> JSONTree {
    let words = JSONTree.map([("type", .text("text")), ("text", .text(text))])
    return .map([("role", .text("user")), ("content", .list([words] + pictures.map(\.part)))])
  }
}
