import ArgumentParser
import Domain
import Foundation

/// One line of a batch: a prompt, with options of its own where it is JSON.
struct BatchLine: Sendable {
  let number: Int
  let prompt: String
  let references: [String]
  let options: CreationOptions

  /// What a line may say of its own; everything else is for the whole batch.
  private static let names: Set = [
    "model", "format", "vis-type", "style", "negative", "count", "seed", "resolution", "quality", "only", "ignore",
    "timeout", "wildcard-seed", "reference",
  ]

  /// The parts of `generate` that a line may have of its own, parsed by the very same parser.
  private struct Words: ParsableArguments {
    @Option var reference: [String] = []
    @OptionGroup var options: CreationOptions
  }

  /// - Parameters:
  ///   - text: a prompt, or a JSON object.
  ///   - usual: the options of the command, which count where the line says nothing.
  /// - Throws: a `.usage` failure that names the line.
  init(_ text: String, number: Int, usual: CreationOptions, references: [String]) throws(Failure) {
    self.number = number
    guard text.hasPrefix("{") else {
      (prompt, self.references, options) = (text, references, usual)
      return
    }
    let object = try Self.object(text, number)
    guard case .text(let prompt)? = object["prompt"], !prompt.allSatisfy(\.isWhitespace) else {
      throw Self.failure(number, "has no \"prompt\".")
    }
    self.prompt = prompt
    var words = usual.requestWords
    if !references.isEmpty { words["reference"] = references }
    for (key, value) in object where key != "prompt" {
      let name = try Self.name(key, number)
      words[name] = try Self.texts(value, key, number)
    }
    let parsed = try Self.parse(words, number)
    self.references = parsed.reference
    var options = parsed.options
    options.keepRest(of: usual)
    self.options = options
  }

  /// Every line that is not blank.
  static func all(in bytes: [UInt8], usual: CreationOptions, references: [String]) throws(Failure) -> [BatchLine] {
    let lines = try PromptLines(bytes).lines.map { line throws(Failure) in
      try BatchLine(line.text, number: line.number, usual: usual, references: references)
    }
    guard !lines.isEmpty else {
      throw Failure(.usage, "There is no prompt.", advice: "Write one prompt a line, or one JSON object a line.")
    }
    guard lines.count <= Rules.mostBatchLines else {
      throw Failure(
        .usage, "\(lines.count) prompts are more than a batch may have (\(Rules.mostBatchLines)).",
        advice: "Part the file, and send one part after the other.")
    }
    return lines
  }

  private static func object(_ text: String, _ number: Int) throws(Failure) -> [String: BatchValue] {
    guard let object = try? JSONDecoder().decode([String: BatchValue].self, from: Data(text.utf8)) else {
      throw failure(number, "begins with { and is no JSON object.")
    }
    return object
  }

  private static func name(_ key: String, _ number: Int) throws(Failure) -> String {
    let name = key.replacing("_", with: "-").lowercased()
    guard names.contains(name) else {
      throw failure(number, "has \"\(Harmless.line(key, limit: 40))\", which is no option of a line.")
    }
    return name
  }

  private static func texts(_ value: BatchValue, _ key: String, _ number: Int) throws(Failure) -> [String] {
    switch value {
    case .text(let text), .number(let text): return [text]
    case .texts(let texts): return texts
    case .other: throw failure(number, "has a \"\(Harmless.line(key, limit: 40))\" that is neither text nor number.")
    }
  }

  private static func parse(_ words: [String: [String]], _ number: Int) throws(Failure) -> Words {
    let arguments = words.sorted { $0.key < $1.key }.flatMap { name, values in values.map { "--\(name)=\($0)" } }
    do {
      return try Words.parse(arguments)
    } catch {
      throw failure(number, "cannot be used: \(Harmless.line(Words.message(for: error), limit: 300))")
    }
  }

  private static func failure(_ number: Int, _ words: String) -> Failure {
    Failure(
      .usage, "Line \(number) \(words)",
      advice: "Nothing was sent. A line takes prompt, \(names.sorted().joined(separator: ", ")).")
  }
}

extension CreationOptions {
  /// What is said of the requests themselves, as the parser takes it: what a line of a batch may say of its own.
  var requestWords: [String: [String]] {
    let texts = [
      ("format", givenFormat?.rawValue), ("vis-type", givenVisType?.argumentName), ("negative", givenNegative),
      ("style", style), ("resolution", resolution), ("quality", quality),
    ]
    let numbers = [("count", count), ("seed", seed), ("timeout", timeout), ("wildcard-seed", wildcardSeed)]
    var words: [String: [String]] = ["model": models, "only": only, "ignore": ignore]
    for (name, value) in texts + numbers.map({ ($0, $1.map(String.init)) }) {
      if let value { words[name] = [value] }
    }
    return words
  }

  /// What is for the whole batch.
  fileprivate mutating func keepRest(of usual: CreationOptions) {
    let line = self
    self = usual
    (model, style, givenNegative) = (line.model, line.style, line.givenNegative)
    (givenFormat, givenVisType) = (line.givenFormat, line.givenVisType)
    (count, seed, wildcardSeed, resolution, quality) =
      (line.count, line.seed, line.wildcardSeed, line.resolution, line.quality)
    (only, ignore, timeout) = (line.only, line.ignore, line.timeout)
  }
}
