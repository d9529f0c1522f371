import Domain
import Testing

@testable import Storage

@Suite struct PresetFilesTests {
  let workspace: Workspace
  let files: PresetFiles

  init() throws {
    workspace = try Workspace()
    files = PresetFiles(paths: workspace.paths)
  }

  private var whole: Preset {
    var preset = Preset(name: "Night portrait")
    preset.prompt = "a {red|blue} fox\nat night: \"still\""
    preset.negative = "text"
    preset.visType = .characterCard
    preset.format = .portrait
    preset.style = ""
    preset.count = 3
    preset.model = "a/b"
    preset.parameters = ["resolution": "2K", "seed": "7"]
    return preset
  }

  @Test func allOfAPresetComesBack() throws {
    try files.save(whole)
    try files.save(Preset(name: "bare"))
    #expect(files.load().presets == [Preset(name: "bare"), whole])
    var other = whole
    (other.name, other.prompt) = ("NIGHT  portrait", "a cat")
    try files.save(other)
    #expect(files.load().presets.map(\.name) == ["bare", "NIGHT portrait"])
    #expect(files.load().presets.last?.prompt == "a cat")
    try files.delete("night portrait")
    #expect(files.load().presets.map(\.name) == ["bare"])
    #expect { try files.delete("night portrait") } throws: { ($0 as? Failure)?.kind == .usage }
  }

  @Test(arguments: ["", "  ", "-x", String(repeating: "x", count: 61)]) func namesThatCannotBe(_ name: String) {
    #expect { try files.save(Preset(name: name)) } throws: { ($0 as? Failure)?.kind == .usage }
  }

  @Test func strangeFilesAreReadAsFarAsTheyGo() throws {
    try workspace.put(
      "one: just words\ntwo: {prompt: \"\\e[31ma cat\", format: round, count: 9999, parameters: {nope: 1, seed: 3}}\n",
      at: "config/presets.yaml")
    let (presets, notices) = files.load()
    #expect(notices == ["presets.yaml: one was skipped: it is no preset."])
    var expected = Preset(name: "two")
    (expected.prompt, expected.count, expected.parameters) = ("[31ma cat", 100, ["seed": "3"])
    #expect(presets == [expected])
  }

  @Test func theNearestNameIsOffered() {
    #expect { try [whole].required("night portait") } throws: { error in
      (error as? Failure)?.advice == "Did you mean night portrait?"
    }
    #expect((try? [whole].required("NIGHT PORTRAIT")) == whole)
  }
}
