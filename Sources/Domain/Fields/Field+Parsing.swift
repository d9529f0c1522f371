import Foundation

extension Field {
  /// Reads a value as the command line, the environment or a file spells it.
  ///
  /// - Parameter isOnScreen: whether the failure names the field by its label rather than by its id.
  /// - Throws: a `.usage` failure that names the field and what it takes.
  package func parse(
    _ text: String, settings: Settings = Settings(), world: World = World(), isOnScreen: Bool = false
  ) throws(Failure) -> FieldValue {
    do throws(Failure) {
      return try value(of: text, settings: settings, world: world)
    } catch {
      guard isOnScreen, error.title.hasPrefix(id) else { throw error }
      var named = error
      named.title = label + error.title.dropFirst(id.count)
      throw named
    }
  }

  private func value(of text: String, settings: Settings, world: World) throws(Failure) -> FieldValue {
    let word = text.trimmingCharacters(in: .whitespaces)
    switch control.resolved(settings, world) {
    case .checkbox: return try parseFlag(word)
    case .slider(let scale): return try parseNumber(word, scale: scale(settings, world))
    case .dropdown(let choices): return try parseChoice(word, choices: choices(settings, world))
    case .providers: return .list(Field.items(of: text))
    case .models:
      return .list(
        Field.items(of: text).reduce(into: []) { models, name in
          let id = settings.modelID(name)
          if !models.contains(id) { models.append(id) }
        })
    case .model:
      if word.isEmpty, standard == .word("") { return .word("") }
      guard !word.isEmpty else { throw refusal(word, "a model id such as google/gemini-2.5-flash-image") }
      return .word(Harmless.line(settings.modelID(word), limit: 12_000))
    case .number(let bounds):
      guard !word.isEmpty else { return .word("") }
      return .word(try parseNumber(word, scale: Control.Scale(bounds)).text)
    case .amount:
      guard !word.isEmpty else { return .word("") }
      guard let amount = Money.amount(word) else {
        throw refusal(word, "an amount of US dollars such as 2.50, or nothing")
      }
      return .word("\(amount)")
    case .suggestions: return .word(Harmless.line(word, limit: 256))
    case .list(let parse):
      do throws(Failure) {
        return .list(try parse(Harmless.line(text, limit: 12_000)))
      } catch {
        throw Failure(.usage, "\(id) takes no such list: \(error.title)", advice: error.advice)
      }
    case .text, .varying: return .word(Harmless.line(text, limit: 2000))
    }
  }

  /// The parts of a comma-separated list, without blanks and empty parts.
  package static func items(of text: String) -> [String] {
    text.split(separator: ",").map { Harmless.line($0.trimmingCharacters(in: .whitespaces)) }.filter { !$0.isEmpty }
  }

  private func parseFlag(_ word: String) throws(Failure) -> FieldValue {
    switch word.lowercased() {
    case "true", "yes", "on", "1": return .flag(true)
    case "false", "no", "off", "0": return .flag(false)
    default: throw refusal(word, "on or off")
    }
  }

  private func parseNumber(_ word: String, scale: Control.Scale) throws(Failure) -> FieldValue {
    guard let number = Int(word), scale.bounds.contains(number) else {
      throw refusal(word, "a whole number from \(scale.bounds.lowerBound) to \(scale.bounds.upperBound)")
    }
    return .number(number)
  }

  private func parseChoice(_ word: String, choices: [Choice]) throws(Failure) -> FieldValue {
    let folded = word.lowercased()
    if let choice = choices.first(where: { $0.value.lowercased() == folded || $0.title.lowercased() == folded }) {
      return .word(choice.value)
    }
    throw refusal(word, "one of " + choices.map { $0.value.isEmpty ? "\"\"" : $0.value }.joined(separator: ", "))
  }

  private func refusal(_ word: String, _ wanted: String) -> Failure {
    Failure(.usage, "\(id) takes \(wanted), not \"\(Harmless.line(word, limit: 60))\".")
  }
}
