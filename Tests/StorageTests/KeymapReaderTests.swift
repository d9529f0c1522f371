import Domain
import Testing

@testable import Storage

@Suite struct KeymapReaderTests {
  private func read(_ text: String) -> KeymapFile { KeymapReader.read(Array(text.utf8)) }

  @Test func rowsComeWithTheirLines() {
    let file = read("# mine\nform:\n  jobs: '!'\n  log: [x, F5]\ngallery:\n  discard: none\n")
    #expect(
      file
        == KeymapFile(entries: [
          .init(place: "form", action: "jobs", keys: ["!"], line: 3),
          .init(place: "form", action: "log", keys: ["x", "F5"], line: 4),
          .init(place: "gallery", action: "discard", keys: [], line: 6),
        ]))
  }

  @Test(arguments: ["form: x", "form:\n  jobs: {a: b}", "- a", "form: [", "\u{0}"]) func mistakesAreNamed(
    _ text: String
  ) {
    let file = read(text)
    #expect(file.entries.isEmpty && file.notices.count == 1)
  }

  @Test func nothingIsNoMistake() throws {
    #expect(read("") == KeymapFile())
    #expect(KeymapReader(paths: try Workspace().paths).load() == KeymapFile())
  }
}
