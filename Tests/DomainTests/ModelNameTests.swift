import Foundation
import Testing

@testable import Domain

/// How models are named, what they are chosen for, and which are offered.
struct ModelNameTests {
  @Test(arguments: [
    ("google/gemini", "google/gemini"), ("openrouter/google/gemini", "google/gemini"),
    ("openrouter:google/gemini", "google/gemini"), ("openrouter/auto", "openrouter/auto"),
    ("openrouter/openrouter/fusion", "openrouter/fusion"), ("openrouter/openrouter/auto", "openrouter/auto"),
    (" a/b:free\n", "a/b:free"), ("~google/latest", "~google/latest"), ("", ""),
  ])
  func referencesMeanTheSame(text: String, id: String) {
    #expect(ModelReference(text).id == id)
    #expect(ModelReference(ModelReference(text).whole).id == (id.isEmpty ? "openrouter/" : id))
  }

  @Test func aNameOfTheUsersOwnServesInSettings() throws {
    var settings = Settings()
    settings.aliases = ["fast": "maker/image"]
    #expect(settings.modelID("FAST") == "maker/image" && settings.modelID("openrouter/a/b") == "a/b")
    let model = try #require(Fields.field("editing.model"))
    #expect(try model.parse("fast", settings: settings) == .word("maker/image"))
    #expect(try model.parse("openrouter/a/b", settings: settings) == .word("a/b"))
    let list = try #require(Fields.field("editing.fallbacks"))
    #expect(try list.parse("fast, openrouter/a/b, a/b,", settings: settings) == .list(["maker/image", "a/b"]))
  }

  @Test func aliasesChangeByName() {
    var old = Settings()
    old.aliases = ["a": "x/1", "b": "x/2"]
    var new = old
    new.aliases["a"] = nil
    new.aliases["c"] = "x/3"
    var current = old
    current.aliases["d"] = "x/4"
    #expect(current.changed(from: old, to: new).aliases == ["b": "x/2", "c": "x/3", "d": "x/4"])
  }

  @Test(arguments: ModelRole.all.map(\.name)) func everyRoleHasItsSettings(_ name: String) throws {
    let role = try #require(ModelRole.named(name.uppercased()))
    #expect(Fields.field(role.field) != nil && !role.model(in: Settings()).isEmpty)
    #expect(role.fallbacks.map { Fields.field($0) != nil } ?? true)
    let catalogue = Catalogue.make([.make("maker/mute", outputs: [])])
    #expect(role.fault(of: "maker/mute", in: catalogue)?.contains("cannot serve") == true)
    #expect(role.fault(of: "maker/gone", in: catalogue)?.contains("not in the catalogue") == true)
    #expect(throws: Failure.self) { try role.required("maker/mute", in: catalogue) }
  }

  @Test func offersComeFromPricesAndDates() throws {
    func model(_ id: String, created: Int) -> CatalogueModel {
      var model = CatalogueModel.makeImage(id)
      model.created = created
      return model
    }
    let models = [
      model("a/old-cheap", created: 1), model("b/new-cheap", created: 9), model("c/newest-dear", created: 99),
      model("d/dear", created: 2), model("e/unpriced", created: 100), model("f/free:free", created: 100),
    ]
    let prices = [
      "a/old-cheap": "0.01", "b/new-cheap": "0.02", "c/newest-dear": "0.5", "d/dear": "0.4", "f/free:free": "0",
    ]
    let endpoints = prices.mapValues { [ImageEndpoint.make(prices: [.make($0)])] }
    let advice = ModelAdvice(catalogue: .make(models), endpoints: endpoints)
    let offers = advice.offers(for: .textToImage, chosen: "d/dear")
    #expect(offers.map(\.model) == ["d/dear", "b/new-cheap", "a/old-cheap"])
    #expect(offers.map(\.priceText) == ["$0.40 an image", "$0.02 an image", "$0.01 an image"])
    #expect(advice.offers(for: .textToImage, chosen: "x/gone").map(\.model) == ["b/new-cheap", "a/old-cheap"])
    #expect(ModelAdvice(catalogue: .empty, endpoints: [:]).offers(for: .editing, chosen: "x/gone").isEmpty)
    #expect(advice.offers(for: .textToImage, chosen: "e/unpriced")[0].priceText == "price not stated")
  }
}

/// What comes back from a login by the browser.
struct BrowserLoginTests {
  private let login = BrowserLogin(address: "https://x.example/auth", state: "s1", verifier: "SECRET")

  @Test(arguments: [
    "abcd1234", " abcd1234\n", "http://127.0.0.1:9/callback?state=s1&code=abcd1234", "/callback?code=abcd1234&state=s1",
  ])
  func theCodeIsFound(_ text: String) throws { #expect(try login.code(in: text) == "abcd1234") }

  @Test(arguments: [
    ("/callback?code=abcd1234&state=other", Failure.Kind.security), ("/callback?code=abcd1234", .security),
    ("/callback?state=s1&error=access_denied", .forbidden), ("/callback?state=other&error=access_denied", .security),
    ("/callback?state=s1", .usage), ("", .usage), ("a b c d", .usage), ("\u{1B}[2Jxyz", .usage),
  ])
  func whatIsNoneIsRefused(_ text: String, _ kind: Failure.Kind) {
    #expect(#expect(throws: Failure.self) { try login.code(in: text) }?.kind == kind)
  }

  @Test func withoutACallbackAnyAddressWithACodeWillDo() throws {
    let login = BrowserLogin(address: "https://x.example/auth", state: nil, verifier: "SECRET")
    #expect(try login.code(in: "https://x.example/done?code=abcd1234") == "abcd1234")
    #expect(!"\(login) \(String(reflecting: login))".contains("SECRET"))
    var dumped = ""
    dump(login, to: &dumped)
    #expect(!dumped.contains("SECRET"))
  }
}
