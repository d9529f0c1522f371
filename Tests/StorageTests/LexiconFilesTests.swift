import Domain
import Foundation
import Testing

@testable import Storage

@Suite struct LexiconFilesTests {
  let workspace: Workspace
  let files: LexiconFiles

  init() throws {
    workspace = try Workspace()
    files = LexiconFiles(paths: workspace.paths)
  }

  @Test func nothingIsThereAtFirst() {
    let (lexicon, notices) = files.load()
    #expect(lexicon == Lexicon() && notices == [])
  }

  @Test func wildcardsAreReadWithTheirFolders() throws {
    try workspace.put("red\n\u{1B}[31mblue\n", at: "config/wildcards/colour.txt")
    try workspace.put("fox", at: "config/wildcards/animals/wild.txt")
    try workspace.put("no", at: "config/wildcards/.hidden.txt")
    try workspace.put("no", at: "config/wildcards/notes.md")
    try workspace.put("deep", at: "config/wildcards/a/b/c/d/e.txt")
    let (lexicon, notices) = files.load()
    #expect(notices == [] && lexicon.wildcards.names == ["animals/wild", "colour"])
    #expect(lexicon.wildcards["Colour"] == ["red", "[31mblue"])
  }

  @Test func whatCannotBeReadIsNamed() throws {
    try FileManager.default.createDirectory(
      atPath: workspace.paths.wildcards + "/folder.txt", withIntermediateDirectories: true)
    try workspace.put("- a list", at: "config/snippets.yaml")
    let (lexicon, notices) = files.load()
    #expect(lexicon == Lexicon())
    #expect(
      notices == [
        "snippets.yaml cannot be used: it is no map of names.",
        "wildcards/folder.txt cannot be used: it is a folder, not a file.",
      ])
  }

  @Test func snippetsAreKeptAndRemoved() throws {
    try files.setSnippet("ink", "ink on paper")
    try files.setSnippet("Long", "two\nlines")
    try files.setSnippet("INK", "ink: \"wet\"")
    #expect(files.load().lexicon.snippets == SnippetBook(["ink": "ink: \"wet\"", "long": "two\nlines"]))
    #expect(try workspace.mode(workspace.paths.config + "/snippets.yaml") == 0o600)
    try files.setSnippet("long", nil)
    #expect(files.load().lexicon.snippets.names == ["ink"])
    for (name, text) in [("a b", "x"), ("", "x"), ("@ink", "x"), ("ink", " \n"), ("gone", nil)] as [(String, String?)] {
      #expect { try files.setSnippet(name, text) } throws: { ($0 as? Failure)?.kind == .usage }
    }
  }
}
