import Cells
import Domain
import Testing

@testable import Interface

/// What is learnt of the service, and what is said about it.
@Suite struct WorldTests {
  @Test func startLoadsAndChecks() throws {
    var model = Model.make(catalogue: nil, key: .untried)
    #expect(model.start() == [.loadCatalogue(fresh: false), .loadSpending, .gallery(.list(AssetQuery())), .checkKey])
    #expect(model.layers.isEmpty)
  }

  @Test func refreshFetchesAfresh() throws {
    var model = Model.make()
    let effects = try model.act(.refresh)
    #expect(effects.contains(.loadCatalogue(fresh: true)) && effects.contains(.checkKey))
    #expect(model.world.catalogueState == .loading)
  }

  @Test func automaticSetupWaitsForKeyAndCatalogue() throws {
    var settings = Settings()
    settings.general.analysis = .none
    var model = Model.make(settings: settings, catalogue: nil, key: .missing)
    _ = model.update(.keyChanged(masked: "sk-or-…abcd", .file))
    #expect(saved(model.update(.catalogueLoaded(ModelIndex(.make()), .live))) == nil)
    let effects = model.update(.keyChecked(.valid(KeyInfo(label: ""))))
    #expect(saved(effects)?.general.analysis == .openRouter)
    #expect(model.notice?.text.contains("u undoes it") == true)
    #expect(saved(try model.act(.undo))?.general.analysis == Backend.none)
  }

  @Test func automaticSetupReplacesModelsThatAreGone() throws {
    var settings = Settings()
    settings.textToImage.model = "gone/model"
    var model = Model.make(settings: settings, key: .missing)
    _ = model.update(.keyChanged(masked: "sk-or-…abcd", .file))
    let effects = model.update(.keyChecked(.valid(KeyInfo(label: ""))))
    #expect(saved(effects)?.textToImage.model == "google/gemini-2.5-flash-image")
  }

  @Test func automaticSetupLeavesADeliberateNoneAlone() throws {
    var settings = Settings()
    settings.general.analysis = .none
    var model = Model.make(settings: settings, catalogue: nil, key: .untried)
    _ = model.start()
    #expect(saved(model.update(.keyChecked(.valid(KeyInfo(label: ""))))) == nil)
    for _ in 0..<2 { #expect(saved(model.update(.catalogueLoaded(ModelIndex(.make()), .live))) == nil) }
    _ = model.update(.keyChanged(masked: "sk-or-…abcd", .file))
    #expect(saved(model.update(.keyChecked(.valid(KeyInfo(label: "")))))?.general.analysis == .openRouter)
    #expect(saved(try model.act(.undo))?.general.analysis == Backend.none)
    #expect(saved(model.update(.catalogueLoaded(ModelIndex(.make()), .live))) == nil)
  }

  @Test func automaticSetupFollowsAKeyThatWasRefused() throws {
    var settings = Settings()
    settings.general.analysis = .none
    var model = Model.make(settings: settings, key: .untried)
    _ = model.update(.keyChecked(.refused("disabled")))
    #expect(saved(model.update(.keyChecked(.valid(KeyInfo(label: "")))))?.general.analysis == .openRouter)
  }

  @Test func automaticSetupObeysItsSwitch() throws {
    var settings = Settings()
    settings.general.analysis = .none
    settings.general.automaticSetup = false
    var model = Model.make(settings: settings, key: .missing)
    _ = model.update(.keyChanged(masked: "sk-or-…abcd", .file))
    #expect(saved(model.update(.keyChecked(.valid(KeyInfo(label: ""))))) == nil)
    #expect(saved(model.update(.catalogueLoaded(ModelIndex(.make()), .live))) == nil)
    #expect(model.settings == settings)
  }

  @Test func aFailedFetchKeepsTheOldCatalogue() throws {
    var model = Model.make()
    let before = model.world.catalogue
    _ = model.update(.catalogueFailed(Failure(.network, "There is no connection.")))
    #expect(model.world.catalogue == before)
    // Where a copy serves, that is a remark, as on the command line.
    #expect(model.notice?.kind == .warning && model.notice?.text.contains("ago serves") == true)
    try model.focus(.prompt)
    #expect(try model.plan.get().requests.count == 1)
  }

  @Test func unreadableRowsAreSaid() throws {
    var catalogue = Catalogue.make()
    catalogue.skippedRows = 3
    var model = Model.make(catalogue: nil)
    _ = model.update(.catalogueLoaded(ModelIndex(catalogue), .live))
    #expect(model.notice?.text.hasPrefix("3 rows") == true)
  }

  @Test func aRefusedKeyMakesEveryChipSaySo() throws {
    var model = Model.make(160, 40)
    _ = model.update(.keyChecked(.refused("disabled")))
    #expect(model.statuses.allSatisfy { $0.level == .error })
    let top = model.screen().split(separator: "\n")[0]
    #expect(top.occurrences(of: "Refused") == 3)
  }

  @Test func chipsAreWordsAndSigns() throws {
    var model = Model.make(160, 40)
    #expect(model.screen().contains("● Text to image google/gemini"))
    model.settings.general.analysis = .none
    #expect(model.screen().contains("– Image analysis none"))
    model.world.keyState = .unreachable("no network")
    #expect(model.screen().contains("◷ Text to image"))
    model.world.keyState = .missing
    #expect(model.screen().contains("✗ Text to image Required"))
  }

  @Test func noticesGoAfterAWhile() throws {
    var model = Model.make()
    _ = model.update(.noticed(.info, "For a moment."))
    _ = model.update(.ticked(4))
    #expect(model.screen().contains("For a moment."))
    #expect(model.isMoving)
    _ = model.update(.ticked(6))
    #expect(!model.screen().contains("For a moment."))
    #expect(!model.isMoving)
    _ = model.update(.effectFailed(.server))
    _ = model.update(.ticked(17))
    #expect(model.notice != nil)
    _ = model.update(.ticked(18.5))
    #expect(model.notice == nil)
    #expect(model.log.count == 2)
  }

  @Test func settingsChangedElsewhereAreTakenOver() throws {
    var model = Model.make()
    var other = model.settings
    other.general.timeout = 60
    other.appearance.theme = "light"
    #expect(model.update(.settingsSaved(model.settings)).isEmpty)
    #expect(model.notice == nil)
    _ = model.update(.settingsSaved(other))
    #expect(model.settings == other)
    #expect(model.look.theme.name == "light")
    #expect(model.notice?.text.contains("elsewhere") == true)
  }

  @Test func aPanelThatWasHiddenElsewhereIsLeft() throws {
    var model = Model.make(panel: .openRouter(.analysis))
    var other = model.settings
    other.general.analysis = .none
    _ = model.update(.settingsSaved(other))
    #expect(model.panel.isListed(model.settings))
  }

  @Test func keysThatChangeAreShownMasked() throws {
    var model = Model.make(panel: .openRouter(.textToImage), key: .missing)
    _ = model.update(.keyChanged(masked: "sk-or-…abcd", .file))
    #expect(model.world.keyState == .checking)
    #expect(model.screen().contains("sk-or-…abcd"))
    _ = model.update(.keyChanged(masked: nil, nil))
    #expect(model.world.keyState == .missing)
  }

  @Test func aNewModelsPricesAreAskedForOnce() throws {
    var model = Model.make()
    var changed = model.settings
    changed.textToImage.model = "black-forest-labs/flux.2-pro"
    let effects = model.change(to: changed)
    #expect(effects.contains(.loadEndpoints(model: "black-forest-labs/flux.2-pro")))
    changed.general.timeout = 10
    #expect(!model.change(to: changed).contains(.loadEndpoints(model: "black-forest-labs/flux.2-pro")))
  }

  @Test func testingTheKeyWithoutOneOffersWaysOn() throws {
    var model = Model.make(panel: .general, key: .missing)
    #expect(try model.act(.testKey).isEmpty)
    #expect(model.layers.count == 1)
    var with = Model.make(panel: .general)
    #expect(try with.act(.testKey) == [.checkKey])
  }
}

extension StringProtocol {
  /// How often a text stands in this one.
  func occurrences(of text: String) -> Int {
    var count = 0
    var rest = self[...]
    while let range = rest.firstRange(of: text) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
