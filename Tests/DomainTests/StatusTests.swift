import Foundation
import Testing

@testable import Domain

struct StatusTests {
  private static let valid = KeyState.valid(KeyInfo(label: "test"))

  private func world(_ key: KeyState = valid, models: [CatalogueModel] = [.make("a/b")]) -> World {
    var world = World()
    world.keyState = key
    world.catalogue = .make(models)
    world.catalogueState = .live
    return world
  }

  private func settings(_ model: String = "a/b") -> Settings {
    var settings = Settings()
    for capability in Capability.allCases { settings[capability].model = model }
    return settings
  }

  @Test(arguments: [
    (KeyState.missing, CapabilityStatus.Level.error, "required"),
    (.refused("User not found"), .error, "User not found"),
    (.untried, .disconnected, "not been tried"), (.checking, .disconnected, "not been tried"),
    (.unreachable("no route"), .disconnected, "no route"), (valid, .ok, ""),
    (.valid(KeyInfo(label: "x", limit: 5, limitRemaining: 0)), .warning, "limit"),
    (.valid(KeyInfo(label: "x", limit: 5, limitRemaining: 1)), .ok, ""),
  ]) func theKeyDecides(_ key: KeyState, level: CapabilityStatus.Level, reason: String) {
    let world = world(key)
    for status in world.status(settings()) {
      #expect(status.level == level && status.model == "a/b")
      #expect(status.reason.isEmpty == (level == .ok) && (reason.isEmpty || status.reason.contains(reason)))
    }
    #expect(world.isReady(settings()) == (level == .ok))
  }

  @Test(arguments: [
    (CatalogueState.absent, CapabilityStatus.Level.disconnected), (.loading, .disconnected),
    (.stale(Failure(.network, "No route.")), .disconnected), (.live, .warning), (.cached, .warning),
  ]) func anEmptyCatalogue(_ state: CatalogueState, level: CapabilityStatus.Level) {
    var world = world(models: [])
    world.catalogueState = state
    #expect(world.status(settings()).map(\.level) == [level, level, level])
    #expect(!world.isReady(settings()))
  }

  @Test func aVanishedModelIsAWarning() {
    let status = CapabilityStatus(of: .editing, settings: settings("x/gone"), world: world())
    #expect(status.level == .warning && status.reason == "x/gone is not in the catalogue.")
  }

  @Test func aModelThatCannotDoTheWorkIsAWarning() {
    let world = world(models: [.make("a/b", inputs: [.text])])
    #expect(world.status(settings()).map(\.level) == [.ok, .warning, .warning])
    #expect(world.status(settings())[2].reason == "a/b cannot do image analysis.")
    #expect(!world.isReady(settings()))
  }

  @Test func noneIsFineAndAllOfNoneIsNotReady() {
    var settings = settings()
    settings.general.analysis = .none
    #expect(world().status(settings).map(\.level) == [.ok, .ok, .notConfigured])
    #expect(world().status(settings)[2].model.isEmpty)
    #expect(world().isReady(settings))
    for capability in Capability.allCases { settings.general[capability] = .none }
    #expect(!world().isReady(settings))
    #expect(world(.missing).status(settings).map(\.level) == [.notConfigured, .notConfigured, .notConfigured])
  }

  @Test func automaticSetupChoosesWhatTheCatalogueHas() {
    var before = settings("x/gone")
    before.general.editing = .none
    before.textToImage.model = "own/maker"
    let catalogue = Catalogue.make([
      .makeImage("own/maker"), .makeImage("google/gemini-3-pro-image-preview"),
      .make("google/gemini-2.5-pro", outputs: [.text]),
    ])
    let after = AutomaticSetup.apply(to: before, catalogue: catalogue)
    #expect(after.general.editing == .openRouter)
    #expect(after.textToImage.model == "own/maker")
    #expect(after.editing.model == "google/gemini-3-pro-image-preview")
    #expect(after.analysis.model == "google/gemini-2.5-pro")
    #expect(AutomaticSetup.apply(to: after, catalogue: catalogue) == after)
    #expect(AutomaticSetup.apply(to: before, catalogue: .empty).editing.model == "x/gone")
  }
}
