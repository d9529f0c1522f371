import Testing

@testable import Domain

struct PlannerTests {
  @Test func whatFitsGoesOutAsAsked() throws {
    let planner = Planner.make(
      .makeImage(streams: true), [.resolution: "2K", .seed: "7"],
      change: {
        $0.general.timeout = 90
        $0.textToImage.sort = "price"
        $0.textToImage.allowFallbacks = false
      })
    let plan = try planner.plan(.make("a cat"))
    let request = try #require(plan.requests.first)
    #expect(plan.requests.count == 1 && plan.adjustments.isEmpty && plan.warnings.isEmpty)
    #expect(request.route == .images && request.model == "maker/image" && request.prompt == "A cat.")
    #expect(request.aspectRatio == "16:9" && request.resolution == "2K" && request.seed == 7)
    #expect(request.count == nil && request.streams && request.timeout == 90)
    #expect(request.routing == Routing(sort: "price", allowFallbacks: false))
    #expect(request.modalities.isEmpty && request.maxTokens == nil)
    #expect(plan.capability == .textToImage && plan.imageCount == 1)
    #expect(plan.draft.prompt == "a cat")
  }

  @Test func referencesMakeItAnEdit() throws {
    let plan = try Planner.make().plan(.make(references: 1))
    #expect(plan.capability == .editing)
    #expect(plan.requests.first?.references.map(\.name) == ["0.png"])
  }

  @Test(arguments: [Capability.textToImage, .editing]) func aBackendOfNoneRefuses(_ capability: Capability) {
    let planner = Planner.make(change: { $0.general[capability] = .none })
    let failure = planner.refusal(of: .make(references: capability == .editing ? 1 : 0))
    #expect(failure?.kind == .configuration)
    #expect(failure?.advice.contains("general.\(capability.rawValue)") == true)
    #expect(planner.refusal(of: .make(references: capability == .editing ? 0 : 1)) == nil)
  }

  @Test(arguments: ["", "   ", "\n\t"]) func anEmptyPromptIsRefused(_ prompt: String) {
    let failure = Planner.make().refusal(of: .make(prompt))
    #expect(failure?.kind == .usage)
  }

  @Test(arguments: [0, -1, 1001, Int.max]) func silentlyChangedCountsAreNot(_ count: Int) {
    let failure = Planner.make().refusal(of: .make(count: count))
    #expect(failure?.kind == .usage && failure?.title.contains("\(count)") == true)
  }

  @Test func withoutACatalogueNothingIsPlanned() {
    let failure = Planner(settings: .make("a/b"), catalogue: .empty).refusal(of: .make())
    #expect(failure?.kind == .network && failure?.title.contains("a/b") == true)
    #expect(failure?.billed == .no)
  }

  @Test func anUnknownModelComesWithItsNeighbours() {
    let planner = Planner(settings: .make("maker/imgae"), catalogue: .make([.makeImage(), .make("other/thing")]))
    let failure = planner.refusal(of: .make())
    #expect(failure?.kind == .unknownModel && failure?.exitCode == 2)
    #expect(failure?.advice == "Near it: maker/image.")
  }

  @Test func anUnknownModelIsShownHarmlessAndShort() {
    let planner = Planner(
      settings: .make("\u{1B}[2J" + String(repeating: "x", count: 9999)), catalogue: .make([.make()]))
    let title = planner.refusal(of: .make())?.title ?? ""
    #expect(title.contains("␛[2J") && title.count < 150)
    #expect(planner.refusal(of: .make())?.advice == "Choose another model.")
  }

  @Test func aModelThatMakesNoImages() {
    #expect(Planner.make(.make(outputs: [.text])).refusal(of: .make())?.title == "maker/chat makes no images.")
  }

  @Test func aModelThatTakesNoReferences() {
    let planner = Planner.make(.makeImage("a/b", [:]))
    #expect(planner.refusal(of: .make(references: 1))?.title == "a/b takes no reference images.")
    #expect(planner.refusal(of: .make()) == nil)
  }

  @Test(arguments: [(1, 0, "1 reference image,", "are 0"), (3, 1, "3 reference images,", "is 1")])
  func aModelThatDemandsReferences(_ least: Int, given: Int, wanted: String, have: String) {
    let planner = Planner.make(.makeImage("a/b", [.references: .range(min: least, max: 10)]))
    let title = planner.refusal(of: .make(references: given))?.title ?? ""
    #expect(title.contains(wanted) && title.contains(have))
    #expect(planner.refusal(of: .make(references: least)) == nil)
  }

  @Test func tooManyReferencesForTheSetting() {
    let planner = Planner.make()
    let failure = planner.refusal(of: .make(references: 3))
    #expect(failure?.title == "3 references are more than Max. references allows (1).")
    #expect(failure?.advice == "Remove some, or raise editing.max-references (this model takes 4).")
  }

  @Test func tooManyReferencesForTheModel() {
    let planner = Planner.make(change: { $0.editing.maxReferences = 16 })
    #expect(planner.refusal(of: .make(references: 4)) == nil)
    let failure = planner.refusal(of: .make(references: 5))
    #expect(failure?.title == "5 references are more than maker/image takes (4).")
    #expect(failure?.advice == "Remove some.")
  }

  @Test func theProvidersThatAreLeftDecideOnReferences() {
    let endpoints: [ImageEndpoint] = [
      .make("many"), .make("one", [.references: .range(min: 0, max: 1)]), .make("none", [:]),
    ]
    let refusal = { (only: [String], count: Int) in
      Planner.make(
        endpoints: endpoints,
        change: {
          $0.editing.maxReferences = 16
          $0.editing.only = only
        }
      ).refusal(of: .make(references: count))
    }
    #expect(refusal([], 4) == nil && refusal(["one"], 1) == nil)
    #expect(refusal(["one"], 2)?.title == "2 references are more than maker/image takes (1).")
    #expect(refusal(["none"], 1)?.title == "The providers that may serve maker/image take no reference images.")
  }

  @Test func filtersThatLeaveNobodyAreRefused() {
    let planner = Planner.make(endpoints: [.make("seed")], change: { $0.textToImage.only = ["openai"] })
    #expect(planner.refusal(of: .make())?.kind == .configuration)
    #expect(planner.refusal(of: .make(references: 1)) == nil)
  }

  @Test func unknownProvidersAreNamed() throws {
    let planner = Planner.make(
      providers: ["openai", "google-vertex"],
      change: { $0.textToImage.only = ["openai", "google-vertex/global", "nobody"] })
    #expect(try planner.plan(.make()).warnings == ["The service knows no provider nobody."])
    let ignoring = Planner.make(.make(), providers: ["openai"], change: { $0.textToImage.ignore = ["gone"] })
    #expect(try ignoring.plan(.make()).warnings == ["The service knows no provider gone."])
    let offline = Planner.make(change: { $0.textToImage.only = ["nobody"] })
    #expect(try offline.plan(.make()).warnings.isEmpty)
  }

  @Test func aProviderInBothListsIsNamed() throws {
    let planner = Planner.make(
      change: {
        $0.textToImage.only = ["a", "b"]
        $0.textToImage.ignore = ["b"]
      })
    let warnings = try planner.plan(.make()).warnings
    #expect(warnings.count == 1 && warnings[0].hasPrefix("b: "))
  }

  @Test func aMissingStyleIsNamed() throws {
    var planner = Planner.make(change: { $0.styles.art = "mine__gone" })
    planner.styles = StyleBook([.make("mine__oil")])
    var draft = Draft.make()
    draft.style = nil
    #expect(try planner.plan(draft).warnings.map { $0.contains("mine__gone") } == [true])
    draft.style = "mine__oil"
    #expect(try planner.plan(draft).warnings.isEmpty)
  }

  @Test func theWorldBringsWhatIsKnown() throws {
    var world = World()
    world.catalogue = .make([.makeImage()])
    world.endpoints = ["maker/image": [.make(prices: [.make("0.04")])]]
    world.styles = StyleBook([.make("mine__oil", text: "An oil painting")])
    var draft = Draft.make(count: 2)
    draft.style = "mine__oil"
    let plan = try Planner(settings: .make(), world: world).plan(draft)
    #expect(plan.estimate.text == "$0.08")
    #expect(plan.requests.map(\.prompt) == ["An oil painting. A cat."])
  }
}
