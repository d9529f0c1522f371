import Testing

@testable import Domain

struct SettingsChangingTests {
  @Test func onlyWhatDiffersIsTaken() {
    var old = Settings()
    var new = old
    new.general.timeout = 20
    new.editing.only = ["google"]
    var current = old
    current.general.automaticGeneration = true
    current.editing.only = ["openai"]
    let changed = current.changed(from: old, to: new)
    #expect(changed.general.timeout == 20 && changed.editing.only == ["google"])
    #expect(changed.general.automaticGeneration)
    old.general.timeout = 20
    #expect(current.changed(from: old, to: old) == current)
  }

  @Test func parametersKeepToTheirModel() {
    let old = Settings()
    var new = old
    new.textToImage[parameter: "seed"] = "5"
    var current = new
    current.textToImage.model = "acme/other"
    current.textToImage[parameter: "seed"] = "9"
    let undone = current.changed(from: new, to: old)
    #expect(undone.textToImage.parameters == ["acme/other": ["seed": "9"]])
    #expect(undone.changed(from: old, to: new) == current)
  }
}
