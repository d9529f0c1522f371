import Foundation

/// Writes a picture prompt from an instruction, by rules and not by a model, and says so.
enum PromptWriter {
  /// A prompt about the instruction's subject with light, colours and composition added. The same for the same text.
  static func write(from instruction: String) -> String {
    let subject = subject(of: instruction)
    if instruction.contains("KEYWORDS:"), instruction.contains("DESCRIPTIVE:") { return bothForms(about: subject) }
    return prompt(about: subject)
  }

  /// The same as a list and as sentences, for those who ask for both by these labels.
  private static func bothForms(about subject: String) -> String {
    let list = prompt(about: subject)
    let parts = list.dropFirst("DEMO prompt: ".count).components(separatedBy: ", ")
    let scene = parts.first ?? ""
    let rest = parts.dropFirst().joined(separator: ", ")
    return "KEYWORDS:\n\(list)\n\nDESCRIPTIVE:\nDEMO prompt: \(scene). The picture has \(rest)."
  }

  private static func prompt(about subject: String) -> String {
    guard !subject.isEmpty else { return "DEMO prompt: \(Subject.abstract.description), wide composition" }
    let reading = PromptReading(subject)
    var parts = [subject]
    if reading.subject != .abstract { parts.append(reading.subject.description) }
    parts.append(light(reading, subject))
    if reading.colors.isEmpty { parts.append(colors(reading)) }
    parts.append("strong composition, fine detail")
    return "DEMO prompt: " + parts.joined(separator: ", ")
  }

  /// What the instruction is about: its longest quotation, else its last paragraph, without closing dots.
  static func subject(of instruction: String) -> String {
    let parts = instruction.split(separator: "\"" as Character, omittingEmptySubsequences: false)
    let quoted = parts.indices.filter { $0 % 2 == 1 }.map { parts[$0] }.max { $0.count < $1.count }
    let paragraph = instruction.split(separator: "\n" as Character).last { line in line.contains { $0.isLetter } }
    let chosen: Substring
    if let quoted, quoted.count > 8 { chosen = quoted } else { chosen = paragraph ?? "" }
    let words = chosen.split { $0.isWhitespace }.joined(separator: " ")
    return String(words.prefix(400)).trimmingDots
  }

  private static func light(_ reading: PromptReading, _ subject: String) -> String {
    switch reading.hour {
    case .night: return "moonlight and deep shadows"
    case .sunset: return "low warm light and long shadows"
    case .dawn: return "soft morning light"
    case .day: return "clear daylight"
    case nil:
      let choices = ["low warm light", "soft side light", "light from behind with a bright edge", "clear cool light"]
      return choices[subject.utf8.reduce(0) { $0 &+ Int($1) } % choices.count]
    }
  }

  private static func colors(_ reading: PromptReading) -> String {
    switch reading.hour {
    case .night: "dark blue and silver"
    case .sunset: "orange, rose and violet"
    case .dawn: "pale rose and light blue"
    case .day: "blue and fresh green"
    case nil: reading.subject == .corridor ? "turquoise and orange accents" : "a limited palette of warm and cool tones"
    }
  }
}

extension String {
  /// Without spaces and full stops at its end.
  fileprivate var trimmingDots: String {
    var text = self[...]
    while let last = text.last, last == "." || last == " " || last == "," { text.removeLast() }
    return String(text)
  }
}
