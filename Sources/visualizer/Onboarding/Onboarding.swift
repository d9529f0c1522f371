import ArgumentParser
import Domain
import Engine
import Foundation
import Storage

/// The steps of `onboard`, one after the other.
struct Onboarding: Sendable {
  var options: OnboardCommand
  var console = Console()

  /// Whether somebody answers questions.
  private var asks: Bool { !options.yes && !options.json && console.hasTerminal }

  func run() async throws {
    let workspace = try Workspace.open(options.global, console)
    let found = try await key(workspace)
    let state = await workspace.engine.keyState()
    try tell(state)
    if let key = found.new { try keep(key, workspace) }
    let offers = try await OfferedModels(workspace, console).offers()
    let chosen = try choose(offers)
    let client = try save(chosen, isNew: found.new != nil, workspace)
    if options.json { return try console.print(json(found.shown ?? workspace.key, state, chosen, client).pretty) }
    try await firstPicture(chosen.first { $0.capability == .textToImage }?.offer)
    console.note("Ready. `visualizer` opens the screen; `visualizer models status` tells how things stand.")
  }

  // MARK: The key

  /// The key in use, or a new one, which the engine uses from now on.
  private func key(_ workspace: Workspace) async throws(Failure) -> (new: APIKey?, shown: APIKey?) {
    if let key = workspace.key, options.authChoice == nil, !options.input.isNamed, try keeps(key, workspace) {
      return (nil, key)
    }
    let key = try await newKey(workspace)
    workspace.engine.use(key)
    return (key, key)
  }

  private func keeps(_ key: APIKey, _ workspace: Workspace) throws(Failure) -> Bool {
    let place = workspace.keySource.map { ", \($0.words)" } ?? ""
    console.note("There is a key already: \(key.masked)\(place).")
    guard asks else { return true }
    return !(try console.asks("Set up another one?"))
  }

  private func newKey(_ workspace: Workspace) async throws(Failure) -> APIKey {
    // A changed settings file alone must not lead a key astray, not even the first time.
    if let obstacle = workspace.address.obstacle(for: .file) { throw obstacle }
    if options.input.isNamed { return try options.input.key(console) }
    if try choice() == .browser { return try await BrowserStep(workspace, console).key() }
    guard console.hasTerminal else { throw Self.nobody }
    console.message("A key is made at https://openrouter.ai/settings/keys.")
    return try options.input.key(console)
  }

  private func choice() throws(Failure) -> OnboardCommand.AuthChoice {
    if let choice = options.authChoice { return choice }
    guard console.hasTerminal else { throw Self.nobody }
    console.message("1  Log in with the browser\n2  Paste a key")
    let answer = try number("Which one?", 1...2) ?? 1
    return answer == 1 ? .browser : .key
  }

  private static let nobody = Failure(
    .noKey, "There is nobody here to ask for a key, as this is no terminal.",
    advice: "Give it with --key-stdin or --key-file, or set OPENROUTER_API_KEY.")

  /// - Throws: a `.keyRefused` failure: such a key is not kept.
  private func tell(_ state: KeyState) throws(Failure) {
    switch state {
    case .valid(let info):
      let left = info.limitRemaining.map { ", \(Money.text($0)) left of its limit" } ?? ""
      console.note("The key works\(left).")
    case .refused(let reason):
      throw Failure(.keyRefused, reason, advice: "Nothing was changed. Make a new key at openrouter.ai/settings/keys.")
    case .unchecked(let reason), .unreachable(let reason): console.note(reason)
    case .missing, .untried, .checking: break
    }
  }

  private func keep(_ key: APIKey, _ workspace: Workspace) throws(Failure) {
    try workspace.keys.save(key)
    console.note("The key \(key.masked) is kept in \(Harmless.line(workspace.paths.keyFile)).")
    if workspace.keySource == .environment { console.note("\(FileKeyStore.variable) is set and comes first.") }
  }

  // MARK: The models

  /// A capability with what was chosen for it.
  typealias Choice = (capability: Capability, offer: ModelAdvice.Offer)

  private func choose(_ offers: [Capability: [ModelAdvice.Offer]]) throws(Failure) -> [Choice] {
    var chosen: [Choice] = []
    for capability in Capability.allCases {
      guard let all = offers[capability], let first = all.first else {
        console.note("\(capability.title): the catalogue has no model for it.")
        continue
      }
      console.message("\(capability.title):")
      for (place, offer) in all.enumerated() {
        console.message("  \(place + 1)  \(offer.model)  \(offer.priceText), \(offer.reason)")
      }
      let answer = asks && all.count > 1 ? try number("Which one?", 1...all.count) ?? 1 : 1
      chosen.append((capability, all.indices.contains(answer - 1) ? all[answer - 1] : first))
    }
    return chosen
  }

  /// - Returns: the model that writes prompts.
  private func save(_ chosen: [Choice], isNew: Bool, _ workspace: Workspace) throws(Failure) -> String {
    let catalogue = workspace.engine.keptCatalogue() ?? .empty
    let saved = try workspace.change(console) { settings in
      for (capability, offer) in chosen {
        settings[capability].model = offer.model
        settings.general[capability] = .openRouter
      }
      // One who comes new and has chosen none: a router knows best what there is.
      let router = "openrouter/auto"
      guard isNew, settings.general.client == Settings().general.client,
        catalogue.model(router)?.servesAsClient == true
      else { return }
      settings.general.client = router
    }
    return saved.general.client
  }

  // MARK: The first picture

  private func firstPicture(_ offer: ModelAdvice.Offer?) async throws {
    guard asks, let offer else { return }
    let prompt = "a lighthouse above the sea at dawn"
    guard try console.asks("Make a first picture with \(offer.model) (\(offer.priceText))? It is billed.") else {
      return
    }
    var creation = try CreationOptions.parse(["--preview"])
    creation.order.yes = true
    try await Creation(options: creation, global: options.global, prompt: prompt, references: []).run()
  }

  // MARK: Answers

  /// A number that was typed; nil for an empty line.
  private func number(_ question: String, _ range: ClosedRange<Int>) throws(Failure) -> Int? {
    for _ in 0..<3 {
      console.raw("\(question) [\(range.lowerBound)] ")
      let line = (try StandardInput(console: console).line() ?? "").trimmingCharacters(in: .whitespacesAndNewlines)
      if line.isEmpty { return nil }
      if let number = Int(line), range.contains(number) { return number }
      console.note("A number from \(range.words), or Enter for the first.")
    }
    throw Failure(.usage, "There was no answer that fits.", advice: "Begin again: visualizer onboard.")
  }

  private func json(_ key: APIKey?, _ state: KeyState, _ chosen: [Choice], _ client: String) -> JSONText {
    var remaining: Decimal?
    if case .valid(let info) = state { remaining = info.limitRemaining }
    let models = chosen.map { capability, offer in
      JSONText.object([
        ("for", .text(capability.rawValue)), ("model", .text(offer.model)), ("price", .number(orNull: offer.price)),
        ("unit", .text(offer.unit)), ("reason", .text(offer.reason)),
      ])
    }
    return .object([
      ("ok", .truth(true)), ("key", .text(orNull: key?.masked)), ("limit_remaining", .number(orNull: remaining)),
      ("models", .list(models)), ("client", .text(client)),
    ])
  }
}
