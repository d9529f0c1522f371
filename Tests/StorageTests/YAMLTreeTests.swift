import Foundation
import Testing

@testable import Storage

@Suite struct YAMLTreeTests {
  private func tree(_ text: String) throws -> YAMLTree? { try YAMLTree(parsing: Array(text.utf8)) }

  @Test func aFewAliasesAreFineAndSoAreAsterisks() throws {
    let text = "a: &one [x]\nb: *one\nc: *one\n"
    #expect(try tree(text)?["c"] == tree("[x]"))
    let stars = "text: |\n" + String(repeating: "  a *strong* word\n", count: 100)
    #expect(try tree(stars)?["text"]?.text?.hasPrefix("a *strong*") == true)
  }

  @Test func textsComeBackAsTheyWere() throws {
    let texts = [
      "", " ", "null", "~", "true", "off", "1", "1.5", "0o7", "2026-11-21", "a: b", "# a", "a\nb\n", "\n\na",
      "tab\there",
      "\u{1F98A}", "\u{1B}[2J", "'", "\"", "- a", "{a}", "*a", "&a", "!a", "%a", "@a", "`a", "=", "<<", "a\u{85}b", "é",
      String(repeating: "long ", count: 100),
    ]
    for text in texts {
      let tree = YAMLTree.map([.init(text, .list([.text(text), .map([.init("key", .text(text))])]))])
      let bytes = try tree.file(header: ["A header.", "Two lines."])
      let back = try #require(try YAMLTree(parsing: bytes))
      #expect(back.entries?.first?.key == text)
      #expect(back[text]?.list?.first?.text == text)
      #expect(back[text]?.list?.last?["key"]?.text == text)
    }
  }

  @Test func pathsAreMadeAndPruned() {
    var tree = YAMLTree.map([.init("keep", .number(1))])
    tree[["a", "b", "c"]] = .flag(true)
    #expect(tree[["a", "b", "c"]] == .flag(true))
    #expect(tree[["a", "x", "c"]] == nil && tree[["keep", "x"]] == nil)
    tree[["a", "b", "d"]] = nil
    #expect(tree[["a", "b", "c"]] == .flag(true))
    tree[["a", "b", "c"]] = nil
    #expect(tree == .map([.init("keep", .number(1))]))
    tree[["keep", "x"]] = nil
    #expect(tree == .map([.init("keep", .number(1))]))
  }

  @Test func problemsNameTheLine() throws {
    #expect(throws: YAMLProblem(words: "line 2 has a key that stands there twice")) { try tree("x: 1\na: 1\na: 2\n") }
    do throws(YAMLProblem) {
      _ = try YAMLTree(parsing: Array("a: 1\nb: [\n".utf8))
      Issue.record("parsed")
    } catch {
      #expect(error.words.hasPrefix("line 3 is not YAML"))
    }
  }
}
