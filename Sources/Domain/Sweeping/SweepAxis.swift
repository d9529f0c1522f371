import Foundation

/// One thing in which the pictures of a sweep differ, with the values that are tried.
package struct SweepAxis: Hashable, Codable, Sendable {
  package var subject: SweepSubject
  /// As they are typed: ids of models, names or ids of styles, words of parameters.
  package var values: [String]

  package init(_ subject: SweepSubject, _ values: [String] = []) {
    self.subject = subject
    self.values = values
  }

  /// Reads `seed=1..4` or `style="Digital Art",none`.
  package init(parsing text: String) throws(Failure) {
    guard let sign = text.firstIndex(of: "=") else { throw Self.unreadable(text) }
    guard let subject = SweepSubject(name: String(text[..<sign])) else { throw Self.unknown(String(text[..<sign])) }
    self.init(subject, try Self.values(String(text[text.index(after: sign)...]), of: subject))
    try check()
  }

  /// Reads `fox=fox,wolf`: a word of the prompt, and what takes its place.
  package init(replacing text: String) throws(Failure) {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw Failure(
        .usage, "\(Harmless.line(text, limit: 80)) replaces no word.",
        advice: "Write it like fox=fox,wolf: a word of the prompt, then what takes its place.")
    }
    let word = SweepSubject.word(String(text[..<sign]))
    self.init(word, try Self.values(String(text[text.index(after: sign)...]), of: word))
    try check()
  }

  /// Values as they are typed: parted by commas, a part in double quotes may hold some. Whole numbers may be a range,
  /// `1..4` or `1..9:2`.
  package static func values(_ text: String, of subject: SweepSubject) throws(Failure) -> [String] {
    var values: [String] = []
    for part in parts(text) {
      let range = try subject.isNumber ? numbers(part) : nil
      values += range ?? [part]
    }
    return values
  }

  /// - Throws: a `.usage` failure for values that cannot be tried, whatever the model.
  package func check() throws(Failure) {
    let name = subject.title
    guard !values.isEmpty, !values.contains("") || subject.takesNothing else {
      throw Failure(.usage, "\(name) has no value to try.", advice: "Write it like \(subject.example).")
    }
    guard values.count <= Rules.images.upperBound else {
      throw Failure(
        .usage, "\(name) has \(values.count) values, and \(Rules.images.upperBound) are the most.",
        advice: "Take away values.")
    }
    if let twice = values.first(where: { value in values.count { $0 == value } > 1 }) {
      throw Failure(.usage, "\(name) has \(Harmless.line(twice, limit: 60)) twice.")
    }
    if let bad = values.first(where: { !subject.takes($0) }) {
      throw Failure(
        .usage, "\(name) cannot be \(Harmless.line(bad, limit: 60)).", advice: "Write it like \(subject.example).")
    }
  }

  /// Parts between commas, without the blanks around them.
  private static func parts(_ text: String) -> [String] {
    var parts = [""]
    var isQuoted = false
    for character in text {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: parts.append("")
      default: parts[parts.count - 1].append(character)
      }
    }
    return parts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
  }

  /// The numbers of `1..4` or `1..9:2`; nil for what is no range.
  private static func numbers(_ text: String) throws(Failure) -> [String]? {
    guard let dots = text.range(of: "..") else { return nil }
    let rest = text[dots.upperBound...].split(separator: ":", omittingEmptySubsequences: false)
    let step = rest.count == 2 ? Int(rest[1]) : 1
    guard rest.count <= 2, let first = Int(text[..<dots.lowerBound]), let last = Int(rest.first ?? ""), let step,
      step > 0, first <= last
    else {
      throw Failure(.usage, "\(Harmless.line(text, limit: 60)) is no range.", advice: "Write it like 1..4 or 1..9:2.")
    }
    let numbers = Array(stride(from: first, through: last, by: step).prefix(Rules.images.upperBound + 1))
    guard numbers.count <= Rules.images.upperBound else {
      throw Failure(
        .usage, "\(Harmless.line(text, limit: 60)) are more than \(Rules.images.upperBound) values.",
        advice: "Take a shorter range.")
    }
    return numbers.map(String.init)
  }

  private static func unreadable(_ text: String) -> Failure {
    Failure(
      .usage, "\(Harmless.line(text, limit: 80)) is no axis.", advice: "Write it like model=ID,ID or seed=1..4.")
  }

  private static func unknown(_ name: String) -> Failure {
    Failure(
      .usage, "A sweep has no axis \(Harmless.line(name, limit: 60)).",
      advice: "There are \(SweepSubject.plain.map(\.name).joined(separator: ", ")) and word:WORD.")
  }
}
