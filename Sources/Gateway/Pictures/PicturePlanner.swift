import Domain
import Engine
import Foundation

/// A wish that was fitted to a model, with what becomes of its answer.
struct PlannedPictures: Sendable {
  var plan: Plan
  var wish: PictureWish
  /// What goes out differently from what was asked, one sentence each.
  var adjustments: [String]
  /// The file format that the client asked for where the model may answer with another.
  var outputFormat: String?
}

/// Fits what clients ask for to the models, by the planner that serves the screen and the command line.
struct PicturePlanner: Sendable {
  let engine: Engine
  let directory: ModelDirectory
  let options: GatewayOptions

  /// - Parameter models: ids of the catalogue, in the order in which they are asked. Those that cannot serve are left out.
  func plan(
    _ wish: PictureWish, models: [String], client: GatewayClient, _ base: Settings
  ) async throws -> PlannedPictures {
    var plans: [PlannedPictures] = []
    var errors: [GatewayError] = []
    for model in models {
      do {
        let planned = try await plan(wish, model: model, client: client, base)
        plans.append(planned)
      } catch {
        errors.append(GatewayError(any: error))
      }
    }
    guard var first = plans.first else {
      throw errors.first ?? GatewayError(400, "There is no model.", param: "model")
    }
    first.plan.fallbacks = plans.dropFirst().map(\.plan)
    first.adjustments += errors.map { "A model is left out: \($0.message)" }
    return first
  }

  private func plan(
    _ wish: PictureWish, model: String, client: GatewayClient, _ base: Settings
  ) async throws -> PlannedPictures {
    guard client.mayUse(model) else {
      throw GatewayError.mayNotUse(model)
    }
    guard !wish.prompt.allSatisfy(\.isWhitespace) else {
      throw GatewayError(400, "There is no prompt.", param: "prompt")
    }
    let catalogue = try await directory.models()
    guard let row = catalogue.model(model) else { throw ModelDirectory.unknown(model, catalogue) }
    var wish = wish
    var draft = Draft(prompt: wish.prompt, style: "", count: wish.count)
    draft.isVerbatim = true
    draft.references = try references(&wish)
    draft.ratio = wish.ratio ?? wish.size.map { Self.ratio($0.width, $0.height) } ?? ""
    try checkReferences(draft, row)
    let endpoints = row.image == nil ? nil : try await directory.providers(of: model)
    let settings = settings(wish, row, endpoints, base)
    let planner = Planner(
      settings: settings, catalogue: catalogue, endpoints: endpoints.map { [model: $0] } ?? [:],
      learntCosts: (try? engine.ports.ledger?.learntCosts()) ?? [:])
    let plan = try planner.plan(draft)
    let told = plan.adjustments.filter { $0.parameter != "n" }.map(\.sentence) + plan.warnings
    return PlannedPictures(
      plan: plan, wish: wish, adjustments: wish.dropped + told, outputFormat: wish.parameters["output_format"])
  }

  private func references(_ wish: inout PictureWish) throws -> [Reference] {
    var pictures = wish.references
    if let mask = wish.mask {
      guard options.mask != .refuse else {
        throw GatewayError(
          400, "No model of the service takes a mask. The setting gateway.mask lets it go along as a reference.",
          param: "mask", code: "mask_not_supported")
      }
      if options.mask == .reference { pictures.append(mask) }
    }
    return try pictures.enumerated().map { index, bytes in
      var reference = try engine.reference(bytes, named: "image-\(index + 1)")
      if let treatment = reference.treatment {
        wish.dropped.append("Picture \(index + 1) goes along changed: \(treatment).")
      }
      reference.path = ""
      return reference
    }
  }

  private func checkReferences(_ draft: Draft, _ row: CatalogueModel) throws(GatewayError) {
    guard !draft.references.isEmpty else { return }
    guard let most = row.references?.upperBound else {
      throw GatewayError(400, "\(row.id) takes no pictures.", param: "image", code: "images_not_supported")
    }
    guard draft.references.count > most else { return }
    throw GatewayError(
      400, "\(row.id) takes \(most) picture\(most == 1 ? "" : "s") at most, and \(draft.references.count) came.",
      param: "image", code: "too_many_images")
  }

  /// The user's settings where they are about providers; all else is the client's to say.
  private func settings(
    _ wish: PictureWish, _ row: CatalogueModel, _ endpoints: [ImageEndpoint]?, _ base: Settings
  ) -> Settings {
    var settings = base
    settings.prompt.reviseEdits = false
    settings.prompt.automaticAnalysis = false
    settings.general.textToImage = .openRouter
    settings.general.editing = .openRouter
    for capability in [Capability.textToImage, .editing] {
      (settings[capability].model, settings[capability].fallbacks) = (row.id, [])
      settings[capability].maxReferences = Rules.mostReferences
      settings[capability].parameters = [:]
      for (name, value) in wish.parameters where !isMadeHere(name, value, row) {
        settings[capability][parameter: name] = value
      }
      if let tier = tier(wish, row) { settings[capability][parameter: "resolution"] = tier }
      if let routing = wish.routing { take(routing, &settings[capability]) }
    }
    return settings
  }

  /// A file format that the model does not have is made of what comes.
  private func isMadeHere(_ name: String, _ value: String, _ row: CatalogueModel) -> Bool {
    guard name == "output_format", ["png", "jpeg", "webp"].contains(value) else { return false }
    guard case .values(let offered)? = row.image?.parameters[name] else { return true }
    return !offered.contains(value)
  }

  /// The smallest tier with nearly as many pixels as were asked for, else the largest.
  private func tier(_ wish: PictureWish, _ row: CatalogueModel) -> String? {
    if let asked = wish.resolution { return asked }
    guard let size = wish.size, case .values(let offered)? = row.image?.parameters["resolution"] else { return nil }
    let tiers = offered.compactMap { word in ResolutionTier.side(word).map { (word, $0) } }.sorted { $0.1 < $1.1 }
    let wanted = Double(size.width) * Double(size.height)
    return (tiers.first { Double($0.1) * Double($0.1) >= 0.8 * wanted } ?? tiers.last)?.0
  }

  private func take(_ routing: JSONMembers, _ settings: inout CapabilitySettings) {
    if let only = routing.value("only") as? [String] { settings.only = only }
    if let ignore = routing.value("ignore") as? [String] { settings.ignore = ignore }
    if let sort = routing.string("sort") { settings.sort = sort }
    if let allows = routing.truth("allow_fallbacks") { settings.allowFallbacks = allows }
  }

  /// `1536x1024` is `3:2`.
  static func ratio(_ width: Int, _ height: Int) -> String {
    var (a, b) = (width, height)
    while b > 0 { (a, b) = (b, a % b) }
    return "\(width / max(1, a)):\(height / max(1, a))"
  }
}
