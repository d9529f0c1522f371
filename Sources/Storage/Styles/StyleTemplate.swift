import Domain
import Foundation

/// A style as style files spell it: an entry of `templates`.
struct StyleTemplate {
  /// The key or the `uid` of an entry in a group is what the style is known by.
  static func id(group: String, uid: String) -> String { "\(group)__\(uid)" }

  var tree: YAMLTree

  /// Reads an entry. Missing and null texts are empty.
  ///
  /// - Parameter group: counts when the entry names none.
  func style(key: String, group: String, isStock: Bool) throws(YAMLProblem) -> ImageStyle {
    guard tree.entries != nil else { throw YAMLProblem(words: "it is not a template") }
    if let type = tree["template_type"]?.text, type != "visual_style" {
      throw YAMLProblem(words: "its type is \(Harmless.line(type, limit: 60)), not visual_style")
    }
    guard let word = tree["visual_type"]?.text, let kind = StyleKind(word: word) else {
      throw YAMLProblem(words: "its visual_type is neither STYLE nor a type of picture")
    }
    let uid = line("uid") ?? Harmless.line(key, limit: 100)
    return ImageStyle(
      id: Self.id(group: line("group") ?? group, uid: uid), name: line("name") ?? uid, kind: kind,
      positiveKeywords: keywords("positive_keywords"), negativeKeywords: keywords("negative_keywords"),
      positiveDescriptive: block("positive_descriptive"), negativeDescriptive: block("negative_descriptive"),
      instructions: block("instructions"), isStock: isStock)
  }

  /// Puts a style over the entry; what the style does not know (priority, favourite, …) stays.
  mutating func take(_ style: ImageStyle, uid: String, group: String) {
    tree["name"] = .text(style.name)
    tree["uid"] = .text(uid)
    tree["group"] = .text(group)
    tree["template_type"] = .text("visual_style")
    tree["visual_type"] = .text(style.kind.word)
    tree["positive_keywords"] = .list(style.positiveKeywords.map { .text($0) })
    tree["negative_keywords"] = .list(style.negativeKeywords.map { .text($0) })
    tree["positive_descriptive"] = Self.prose(style.positiveDescriptive)
    tree["negative_descriptive"] = Self.prose(style.negativeDescriptive)
    tree["instructions"] = Self.prose(style.instructions)
  }

  private static func prose(_ text: String) -> YAMLTree {
    .word(text, style: text.contains("\n") ? .block : .automatic)
  }

  private func line(_ key: String) -> String? {
    guard let text = tree[key]?.text?.trimmingCharacters(in: .whitespaces), !text.isEmpty else { return nil }
    return Harmless.line(text, limit: 100)
  }

  private func block(_ key: String) -> String {
    let text = tree[key]?.text?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
    return Harmless.block(text, limit: 20_000)
  }

  /// A list, or a text with commas.
  private func keywords(_ key: String) -> [String] {
    guard let node = tree[key] else { return [] }
    let words = node.list?.compactMap(\.text) ?? Field.items(of: node.text ?? "")
    let trimmed = words.map { Harmless.line($0.trimmingCharacters(in: .whitespaces), limit: 500) }
    return Array(trimmed.filter { !$0.isEmpty }.prefix(200))
  }
}
