import Domain
import Testing

@testable import Storage

/// The user's own names of models in config.yaml.
struct AliasTests {
  @Test func theyComeBackAndServeForTheModelsBesideThem() throws {
    let workspace = try Workspace()
    let store = workspace.settings()
    var changed = Settings()
    changed.aliases = ["fast": "maker/image", "dear": "maker/other"]
    #expect(try store.save(changed, changedFrom: Settings()).aliases == changed.aliases)
    var less = changed
    less.aliases["dear"] = nil
    _ = try store.save(less, changedFrom: changed)
    #expect(store.load().settings.aliases == ["fast": "maker/image"] && store.load().notices.isEmpty)
    try workspace.put(
      """
      models: {aliases: {Fast: openrouter/maker/image, "": x/y, bad: [1]}}
      editing: {model: fast, fallbacks: [fast, openrouter/a/b, a/b]}
      """, at: workspace.paths.configFile)
    let read = workspace.settings().load()
    #expect(read.settings.aliases == ["fast": "maker/image"])
    #expect(read.settings.editing.model == "maker/image" && read.settings.editing.fallbacks == ["maker/image", "a/b"])
  }
}
