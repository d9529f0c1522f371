import Cells
import Domain
import Foundation
import Interface
import Storage
import Testing

@testable import Runtime

/// Prompts of earlier, wildcards and presets from the keys to the disk and back.
@Suite struct PromptTests {
  private func open() throws -> (Stage, Home) {
    let home = Home()
    let folder = home.paths.wildcards
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("red".utf8).write(to: URL(fileURLWithPath: folder + "/colour.txt"))
    let stage = Stage(120, 40, home: home)
    try stage.settle()
    return (stage, home)
  }

  private func write(_ prompt: String, _ stage: Stage) {
    stage.press(.enter, .control("u"))
    stage.write(prompt)
    stage.press(.escape)
  }

  @Test func whatIsSentIsKeptAsItWasTypedWithItsPicture() throws {
    let (stage, home) = try open()
    write("a __colour__ {fox|fox}", stage)
    stage.press(.character("R"))
    try stage.until("the wildcards are read") { $0.world.lexicon.wildcards.names == ["colour"] }
    stage.press(.control("g"))
    try stage.until("the picture is there") { $0.gallery.count == 1 }
    let asset = try #require(try home.library.ids(AssetQuery()).first.map { try home.library.asset($0) })
    #expect(asset.origin.prompt == "a red fox" && asset.request?.drawn?.typed == "a __colour__ {fox|fox}")
    let prompts = try home.prompts.prompts()
    #expect(prompts.map(\.text) == ["a __colour__ {fox|fox}"])
    #expect(prompts.first?.asset == asset.id && prompts.first?.model == asset.request?.model)
    stage.press(.character("1"), .character("H"))
    try stage.until("it is listed") { $0.layers.count == 1 && stage.text.contains("a __colour__ {fox|fox}") }
    try stage.until("with its picture") { $0.gallery.thumbnail(asset.id)?.bitmap != nil }
  }

  @Test func aPresetIsKeptAndTaken() throws {
    let (stage, _) = try open()
    write("a castle", stage)
    stage.press(.character("B"), .control("s"))
    stage.write("mine")
    stage.press(.enter)
    try stage.until("it is kept") { $0.create.presets?.map(\.name) == ["mine"] }
    stage.press(.escape)
    write("another", stage)
    stage.press(.character("B"))
    try stage.until("it is listed") { _ in stage.text.contains("mine") }
    stage.press(.enter)
    try stage.until("it is taken") { $0.create.prompt.text == "a castle" }
    stage.press(.escape, .character("H"))
    try stage.until("what it replaced is kept") { _ in stage.text.contains("another") && stage.text.contains("not sent")
    }
  }
}
