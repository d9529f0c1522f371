import Foundation

/// The id of a model as other programs write it.
enum ModelName {
  /// `openrouter/author/slug` is `author/slug`; `openrouter/auto` is a model of its own.
  static func bare(_ text: String) -> String {
    let (name, backend) = (text.trimmingCharacters(in: .whitespacesAndNewlines), "openrouter/")
    guard name.hasPrefix(backend), name.dropFirst(backend.count).contains("/") else { return name }
    return String(name.dropFirst(backend.count))
  }
}
