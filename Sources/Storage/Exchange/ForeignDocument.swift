import Domain
import Foundation

/// A configuration file of another program: YAML, JSON with what JSON5 allows, or lines of an environment.
package struct ForeignDocument: Sendable {
  let tree: YAMLTree

  /// - Throws: an `.unreadableFile` failure that says what is wrong with the file.
  package init(path: String) throws(Failure) {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try RegularFile.readWhole(path, limit: YAMLTree.sizeLimit)
    } catch {
      throw error.failure(.unreadableFile, "\(Harmless.line(path, limit: 200)) cannot be read")
    }
    try self.init(bytes: bytes, name: path)
  }

  init(bytes: [UInt8], name: String) throws(Failure) {
    do throws(YAMLProblem) {
      guard let tree = try Self.tree(bytes, name), tree.entries != nil else {
        throw YAMLProblem(words: "it does not hold settings by name")
      }
      self.tree = tree
    } catch {
      throw Failure(
        .unreadableFile, "\(Harmless.line(name, limit: 200)) cannot be used: \(error.words).",
        advice: "Nothing was changed.")
    }
  }

  private static func tree(_ bytes: [UInt8], _ name: String) throws(YAMLProblem) -> YAMLTree? {
    if let json = YAMLTree(json5: bytes) { return json }
    let ending = name.lowercased()
    if ending.hasSuffix(".json") || ending.hasSuffix(".json5") { throw YAMLProblem(words: "it is not JSON") }
    if let lines = YAMLTree(environment: bytes) { return lines }
    return try YAMLTree(parsing: bytes)
  }
}

extension YAMLTree {
  /// Nil for what is no JSON object, with the comments, loose commas and bare names of JSON5.
  init?(json5 bytes: [UInt8]) {
    guard bytes.count <= Self.sizeLimit else { return nil }
    let decoder = JSONDecoder()
    decoder.allowsJSON5 = true
    let spellings = [bytes, Self.withoutDigitMarks(bytes)]
    let value = spellings.lazy.compactMap { try? decoder.decode(JSONValue.self, from: Data($0)) }.first
    guard let tree = value?.tree, tree.entries != nil else { return nil }
    self = tree
  }

  /// Without the `_` between digits, which people write in numbers: 180_000.
  private static func withoutDigitMarks(_ bytes: [UInt8]) -> [UInt8] {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var quote: UInt8?
    var kept: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      let isEscaped = kept.last == UInt8(ascii: "\\")
      if byte == quote, !isEscaped {
        quote = nil
      } else if quote == nil, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      let isMark =
        quote == nil && byte == UInt8(ascii: "_") && kept.last.map(digits.contains) == true
        && bytes.indices.contains(index + 1) && digits.contains(bytes[index + 1])
      if !isMark { kept.append(byte) }
    }
    return kept
  }

  /// Nil unless every line is empty, a comment, or `NAME=value`.
  init?(environment bytes: [UInt8]) {
    var entries: [Entry] = []
    for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
      let word = line.trimmingCharacters(in: .whitespaces)
      guard !word.isEmpty, !word.hasPrefix("#") else { continue }
      let bare = word.hasPrefix("export ") ? String(word.dropFirst(7)) : word
      guard let sign = bare.firstIndex(of: "="), bare[..<sign].allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      else { return nil }
      let value = bare[bare.index(after: sign)...].trimmingCharacters(in: CharacterSet(charactersIn: "\"' "))
      entries.append(Entry(String(bare[..<sign]), .text(value)))
    }
    guard !entries.isEmpty else { return nil }
    self = .map(entries)
  }
}

/// Any JSON value, as a tree.
private struct JSONValue: Decodable {
  let tree: YAMLTree

  init(from decoder: any Decoder) throws {
    if let members = try? decoder.container(keyedBy: Name.self) {
      let entries = try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map {
        YAMLTree.Entry($0.stringValue, try members.decode(JSONValue.self, forKey: $0).tree)
      }
      tree = .map(entries)
    } else if var items = try? decoder.unkeyedContainer() {
      var list: [YAMLTree] = []
      while !items.isAtEnd { list.append(try items.decode(JSONValue.self).tree) }
      tree = .list(list)
    } else {
      tree = try Self.scalar(decoder.singleValueContainer())
    }
  }

  private static func scalar(_ value: any SingleValueDecodingContainer) throws -> YAMLTree {
    if value.decodeNil() { return .word("null", style: .plain) }
    if let flag = try? value.decode(Bool.self) { return .flag(flag) }
    if let number = try? value.decode(Decimal.self) { return .word("\(number)", style: .plain) }
    return .word(try value.decode(String.self), style: .quoted)
  }

  private struct Name: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
