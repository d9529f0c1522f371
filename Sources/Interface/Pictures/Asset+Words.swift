import Domain

extension Asset {
  /// `SCENE_ILLUSTRATION  IMAGE_EDIT  LANDSCAPE`; what was not made here says so alone.
  var chips: String {
    guard isRecipeKnown else { return sound == nil ? "IMPORTED" : "IMPORTED  SPEECH" }
    if sound != nil { return "SPEECH" }
    let kind = origin.capability == .editing ? "IMAGE_EDIT" : "TEXT_TO_IMAGE"
    return [origin.visType.rawValue, kind, origin.format.rawValue.uppercased()].joined(separator: "  ")
  }

  /// Whether it was asked for here, so that it has cost something.
  var isMadeHere: Bool { request != nil || sound.map { $0.requests > 0 } ?? false }

  /// `PNG`
  var kindWord: String {
    mediaType == SpeechFormat.mp3.mediaType ? "MP3" : mediaType.split(separator: "/").last.map { $0.uppercased() } ?? ""
  }

  /// A short name of the first words of its prompt, else of its file.
  var suggestedName: String {
    Self.firstWords(of: origin.prompt)
      ?? String(file.split(separator: "/").last?.split(separator: ".").first ?? "picture")
  }

  /// Nil where there are none.
  private static func firstWords(of prompt: String) -> String? {
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
