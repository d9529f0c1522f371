import Domain
import Engine
import Foundation

/// A picture that an agent wants described, or asks about.
struct AnalysisTask: Sendable {
  let mark: String
  private let paid: PaidCalls
  private let client: String
  private let arguments: ToolArguments
  private let picture: Reference
  private let asset: Asset?

  private var engine: Engine { paid.engine }

  /// Looks at the path, and reads the picture.
  init(_ arguments: ToolArguments, _ paid: PaidCalls, _ caller: Caller) throws(Failure) {
    self.arguments = arguments
    self.paid = paid
    client = caller.client
    let found = try paid.folders.picture(arguments.text("image") ?? "")
    picture = try paid.engine.reference(at: found.path)
    asset = found.asset
    let usual = paid.engine.ports.settings.load().settings.analysis.model
    let own = arguments.mark(without: PaidCalls.besides)
    mark = ["analyze", usual, own, FileMark.text(found.path)].joined(separator: "\u{0}")
  }

  func run() async -> Result<PaidOutcome, Failure> {
    do throws(Failure) {
      let rules = SpendingRules(engine)
      try rules.checkReadable()
      var settings = rules.settings
      if let model = arguments.text("model") {
        // Who names a model gets that one.
        (settings.analysis.model, settings.analysis.fallbacks) = (settings.modelID(model), [])
        settings.general.analysis = .openRouter
      }
      let question = arguments.text("question").map { PictureQuestion($0, wantsTags: false) } ?? PictureQuestion()
      let catalogue = try await engine.catalogue(CatalogueWish(model: settings.analysis.model)).catalogue
      let request = try question.request(settings: settings, catalogue: catalogue, pictures: [picture])
      try Failure.checkCancellation()
      try rules.checkWords(request.model)
      let most = Self.most(request, catalogue.model(request.model))
      if !arguments.truth("confirm"), rules.asksAbout(most) {
        let cost = most.map { "This costs up to \(Money.text($0))" } ?? "What this costs is not known"
        return .success(.question("\(cost) (\(request.model)), and the user wants to be asked before."))
      }
      return await send(request, rules.budget)
    } catch {
      return .failure(error)
    }
  }

  /// What a picture takes of a model's attention, in tokens: more than any service states.
  private static let pictureTokens = 8000

  /// The most that an answer costs by the prices of tokens.
  private static func most(_ request: ChatRequest, _ model: CatalogueModel?) -> Decimal? {
    guard let prices = model?.tokenPrices, let prompt = prices.prompt, let completion = prices.completion else {
      return nil
    }
    let asked = Decimal(pictureTokens + request.text.utf8.count)
    return asked * prompt + Decimal(request.maxTokens) * completion
  }

  private func send(_ request: ChatRequest, _ budget: Budget) async -> Result<PaidOutcome, Failure> {
    var order = WordsOrder(request, patience: .brief(forRecord: false))
    (order.budget, order.client) = (budget, client)
    let asked = order
    let answer = await SentOrder<Outcome>().run { [engine] isSent in
      do throws(Failure) {
        return .success(
          try await engine.ask(asked) { event in
            if case .accepted = event { isSent() }
          })
      } catch {
        return .failure(error)
      }
    }
    return answer.map { .made(result($0, request)) }
  }

  private func result(_ outcome: Outcome, _ request: ChatRequest) -> PaidResult {
    let reading = PictureAnalysis(answer: Harmless.block(outcome.text), model: outcome.model ?? request.model)
    var result = PaidResult(
      text: reading.text, tags: reading.tags, model: reading.model, provider: outcome.provider,
      cost: outcome.usage.cost, seconds: outcome.seconds)
    result.remarks = outcome.remarks + [outcome.cutSentence].compactMap(\.self)
    if let failure = keep(reading) { result.remarks.append(failure.sentence) }
    return result
  }

  /// It was paid for, so it is told whatever becomes of the library.
  private func keep(_ reading: PictureAnalysis) -> Failure? {
    guard let asset, let library = engine.ports.library, arguments.text("question") == nil else { return nil }
    do throws(Failure) {
      return try LibraryChanges(library).edit([AssetEdit(asset.id, AssetChange(reading))], said: "").failure
    } catch {
      return error
    }
  }
}
