import Foundation

/// Prompts that stand one a line in a text, whichever system wrote it.
package struct PromptLines: Sendable {
  /// Those that are not blank, with their numbers from 1.
  package let lines: [(number: Int, text: String)]

  /// - Throws: a `.usage` failure for bytes that are no text: what would be made of them is paid for.
  package init(_ bytes: [UInt8]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
      throw Failure(
        .usage, "The prompts are not written in UTF-8.", advice: "Nothing was sent. Save the file as UTF-8.")
    }
    let plain = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    // A line separator of Unicode may stand within a text of JSON.
    let ends: Set<Character> = ["\n", "\r\n", "\r"]
    lines = plain.split(omittingEmptySubsequences: false) { ends.contains($0) }.enumerated().map { index, line in
      (index + 1, line.trimmingCharacters(in: .whitespacesAndNewlines))
    }.filter { !$0.text.isEmpty }
  }
}
