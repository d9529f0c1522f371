import Foundation
import Testing

/// The command lines of README.md and docs/: each works as it stands there, on the demo.
@Suite(.serialized) struct DocumentTests {
  /// Those that run until they are told to end, wait for a key, or need what only the user has.
  private static let unfit = ["serve", "simulate", "mcp", "key set", "onboard", "--help", "apt ", "again 3f9a"]

  private static var root: String {
    let path = #filePath as NSString
    return ((path.deletingLastPathComponent as NSString).deletingLastPathComponent as NSString)
      .deletingLastPathComponent
  }

  private static func lines(_ document: String) throws -> [String] {
    let text = try String(contentsOfFile: root + "/" + document, encoding: .utf8)
    let blocks = text.components(separatedBy: "```sh\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
    return blocks.flatMap { $0.split(separator: "\n").map(String.init) }
      .map { $0.components(separatedBy: "  #")[0].trimmingCharacters(in: .whitespaces) }
      .filter { line in line.hasPrefix("visualizer ") && !unfit.contains { line.contains($0) } }
  }

  @Test(arguments: [
    "README.md", "docs/guide.md", "docs/money.md", "docs/commands.md", "docs/keymap.md", "docs/many.md",
  ])
  func everyCommandLineWorks(_ document: String) async throws {
    let program = try Program(service: nil, key: nil)
    defer { program.remove() }
    let id = try await prepare(program)
    let lines = try Self.lines(document)
    #expect(!lines.isEmpty, "\(document)")
    for line in lines {
      let words = String(line.dropFirst("visualizer ".count)).replacing("3f9a", with: id)
      let command = "'\(Program.path)' --demo \(words)"
      let run = try await program.run(["-c", command], executable: "/bin/sh")
      #expect(run.status == 0, "\(document): \(line): \(run.error)")
    }
  }

  /// The files that the documents speak of, and a picture in the library, whose id is returned.
  private func prepare(_ program: Program) async throws -> String {
    let made = try await program("generate", "a red fox in snow", "--demo", "--json")
    let images = try #require(try made.object()["images"] as? [[String: Any]])
    let path = try #require(images.first?["path"] as? String)
    for name in ["lake.jpg", "photo.jpg"] {
      try FileManager.default.copyItem(atPath: path, toPath: program.home + "/" + name)
    }
    try program.write("agents: {}\n", to: "config.yaml")
    try program.write(
      "a red fox in snow\n{\"prompt\": \"an owl at night\", \"format\": \"square\"}\n", to: "prompts.txt")
    let list = try await program("gallery", "list", "--demo", "--json")
    let rows = try #require(try list.object()["images"] as? [[String: Any]])
    return try #require(rows.first?["id"] as? String)
  }
}
