import Domain
import Engine
import Foundation

/// A text that an agent wants spoken: planned as on the command line, priced, sent and kept.
struct SpeechTask: Sendable {
  let mark: String
  private let paid: PaidCalls
  private let client: String
  private let arguments: ToolArguments
  /// The real path of the file; nil is the review queue.
  private let output: String?

  private var engine: Engine { paid.engine }

  init(_ arguments: ToolArguments, _ paid: PaidCalls, _ caller: Caller) throws(Failure) {
    let folders = paid.folders
    (self.arguments, self.paid, client) = (arguments, paid, caller.client)
    output = try arguments.text("output").map { text throws(Failure) in try folders.output(text) }
    let speech = paid.engine.ports.settings.load().settings.speech
    let own = arguments.mark(without: PaidCalls.besides)
    mark = ["speak", speech.model, speech.voice, speech.format.rawValue, own].joined(separator: "\u{0}")
  }

  func run() async -> Result<PaidOutcome, Failure> {
    do throws(Failure) {
      let rules = SpendingRules(engine)
      try rules.checkReadable()
      let settings = applied(to: rules.settings)
      let catalogue = try await engine.catalogue(CatalogueWish(model: settings.speech.model)).catalogue
      let planner = SpeechPlanner(
        settings: settings, catalogue: catalogue, isVoiceNamed: arguments.text("voice") != nil)
      let plan = try planner.plan(arguments.text("text") ?? "")
      try Failure.checkCancellation()
      let shelf = try shelf(settings)
      try rules.check(plan)
      if !arguments.truth("confirm"), rules.asksAbout(plan.most) {
        let cost = plan.most.map { "This costs up to \(Money.text($0))" } ?? "What this costs is \(plan.estimate.text)"
        return .success(.question("\(cost) (\(plan.model)), and the user wants to be asked before."))
      }
      return await send(plan.within(rules.budget), shelf, rules.settings.mcp.preview)
    } catch {
      return .failure(error)
    }
  }

  private func applied(to settings: Settings) -> Settings {
    var settings = settings
    if let model = arguments.text("model") { settings.speech.model = settings.modelID(model) }
    if let voice = arguments.text("voice") { settings.speech.voice = voice }
    if let format = arguments.text("format").flatMap(SpeechFormat.init) { settings.speech.format = format }
    if let speed = arguments.whole("speed") { settings.speech.speed = speed }
    return settings
  }

  private func shelf(_ settings: Settings) throws(Failure) -> ResultShelf {
    var shelf = ResultShelf(
      pictures: engine.ports.pictures, library: engine.ports.library, embeds: settings.general.embedsMetadata)
    shelf.output = output
    try shelf.check(count: 1)
    return shelf
  }

  private func send(_ plan: SpeechPlan, _ shelf: ResultShelf, _ preview: MCPPreview) async -> Result<
    PaidOutcome, Failure
  > {
    var order = SpeechOrder(plan, to: shelf)
    // Pieces that an earlier call paid for serve again.
    (order.resumes, order.client, order.patience) = (true, client, .brief(forRecord: false))
    let asked = order
    let answer = await SentOrder<MadePictures>().run { [engine] isSent in
      do throws(Failure) {
        return .success(
          try await engine.speak(asked) { event in
            if case .accepted = event { isSent() }
          })
      } catch {
        return .failure(error)
      }
    }
    return answer.map { made in
      var result = PaidResult(model: made.outcome.model ?? plan.model, estimate: plan.estimate.text)
      result.pictures = made.pictures.map { ShownPicture($0, preview) }
      (result.cost, result.provider) = (made.outcome.usage.cost, made.outcome.provider)
      result.seconds = made.outcome.seconds
      result.remarks = plan.adjustments.map(\.sentence) + made.outcome.remarks + made.failures.map(\.sentence)
      return .made(result)
    }
  }
}
