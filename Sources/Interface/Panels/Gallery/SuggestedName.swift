import Domain

/// Short names for pictures that are to be saved.
enum SuggestedName {
  /// The first words of a prompt; nil where it has none.
  static func of(_ prompt: String) -> String? {
    var name = ""
    for word in OneLine.text(prompt, limit: 200).split(separator: " ") {
      guard name.count + word.count < 40 else { break }
      name += (name.isEmpty ? "" : " ") + word
    }
    while let last = name.last, last.isPunctuation { name.removeLast() }
    // A slash would make a path of it.
    name = name.replacing("/", with: "-")
    return name.isEmpty ? nil : name
  }
}

extension Asset {
  var suggestedName: String {
    SuggestedName.of(origin.prompt)
      ?? String(file.split(separator: "/").last?.split(separator: ".").first ?? "picture")
  }
}
