import Foundation
import Testing

/// Keeps a shape out of the sources that the compiler of this toolchain builds wrongly.
@Suite struct AwaitShapeTests {
  @Test(arguments: [
    "return (model, .success(try await ask(model)))", "let pair = [first,\n  await second()]",
    "post(id, await value())",
    "f(a, g([await b()]))",
  ])
  func aValueBeforeTheAwaitIsFound(code: String) {
    #expect(AwaitShape(in: "func f() {\n\(code)\n}").lines.count == 1)
  }

  @Test(arguments: [
    "let value = await ask(a, b)", "group.addTask(priority: .low, operation: { await work() })",
    "if a, let b = await c() { }", "for try await part in parts(a, b) { }", "say(\"a, await b\") // (a, await b)",
    "f(await a())", "return await (one, two)", "let awaited = (a, awaiting)",
  ])
  func otherShapesAreNot(code: String) {
    #expect(AwaitShape(in: "func f() {\n\(code)\n}").lines == [])
  }

  @Test func noSourceHasIt() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let sources = root.appendingPathComponent("Sources")
    let files = try #require(FileManager.default.enumerator(at: sources, includingPropertiesForKeys: nil))
      .compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
    #expect(files.count > 100)
    for file in files {
      let lines = AwaitShape(in: try String(contentsOf: file, encoding: .utf8)).lines
      #expect(lines == [], "\(file.lastPathComponent): bind the awaited value with `let` first.")
    }
  }
}
