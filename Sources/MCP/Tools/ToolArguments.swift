import Domain
import Foundation

/// What an agent gave for the parameters of a tool, each checked.
struct ToolArguments: Sendable {
  enum Value: Hashable, Sendable {
    case text(String)
    case texts([String])
    case whole(Int)
    case truth(Bool)
  }

  private var values: [String: Value] = [:]

  /// A null is as good as nothing.
  ///
  /// - Throws: a `.usage` failure that names what does not fit.
  init(_ members: JSONMembers, _ parameters: [ToolParameter]) throws(Failure) {
    for key in members.keys where !parameters.contains(where: { $0.name == key }) {
      let names = parameters.map(\.name).joined(separator: ", ")
      throw Failure(
        .usage, "There is no argument \"\(Harmless.line(key, limit: 60))\".",
        advice: names.isEmpty ? "This tool takes none." : "There are: \(names).")
    }
    for parameter in parameters {
      guard let raw = members.raw(parameter.name), raw != Array("null".utf8) else {
        guard !parameter.isRequired else {
          throw Failure(.usage, "\(parameter.name) is missing.", advice: "It is \(parameter.words).")
        }
        continue
      }
      values[parameter.name] = try Self.value(raw, parameter)
    }
  }

  func text(_ name: String) -> String? { if case .text(let text)? = values[name] { text } else { nil } }
  func texts(_ name: String) -> [String] { if case .texts(let texts)? = values[name] { texts } else { [] } }
  func whole(_ name: String) -> Int? { if case .whole(let number)? = values[name] { number } else { nil } }
  func truth(_ name: String) -> Bool { values[name] == .truth(true) }

  /// All words that the agent gave.
  var words: [String] {
    values.values.flatMap { value -> [String] in
      switch value {
      case .text(let text): [text]
      case .texts(let texts): texts
      case .whole, .truth: []
      }
    }
  }

  /// The same for calls that ask for the same.
  ///
  /// - Parameter names: arguments that make no difference.
  func mark(without names: Set<String>) -> String {
    values.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
      .joined(separator: "\u{0}")
  }

  private static func value(_ raw: [UInt8], _ parameter: ToolParameter) throws(Failure) -> Value {
    let read = try? JSONSerialization.jsonObject(with: Data(raw), options: .fragmentsAllowed)
    let word = String(decoding: raw, as: UTF8.self)
    switch parameter.kind {
    case .text: if let text = read as? String { return .text(text) }
    case .word(let words):
      if let text = read as? String, let known = words.first(where: { $0 == text.lowercased() }) { return .text(known) }
    case .truth: if ["true", "false"].contains(word) { return .truth(word == "true") }
    case .texts(let most):
      // Agents give one where one is enough.
      if let text = read as? String { return .texts([text]) }
      if let list = read as? [String], (1...most).contains(list.count) { return .texts(list) }
    case .whole(let range):
      if let number = Double(word).flatMap({ Int(exactly: $0) }), range.contains(number) { return .whole(number) }
    }
    throw Failure(.usage, "\(parameter.name) is to be \(parameter.words).")
  }
}
