import Cells
import Domain
import Engine
import Foundation
import Media
import Raster

/// Carries out what was planned: reserves, sends one POST for each request, and gathers what came.
struct PictureWork: Sendable {
  let hub: GatewayHub
  let planned: PlannedPictures
  let client: GatewayClient
  let settings: Settings

  private var engine: Engine { hub.engine }
  private var options: GatewayOptions { hub.options }

  /// What one request has brought.
  private struct Part: Sendable {
    var index: Int
    var result: Result<MadePictures, Failure>

    var attempts: [Attempt] {
      switch result {
      case .success(let made): made.outcome.attempts
      case .failure(let failure): failure.attempts
      }
    }
  }

  /// - Parameter tell: gets partial pictures.
  func run(_ tell: @escaping @Sendable (GeneratedImage) -> Void) async -> Result<PictureResult, GatewayError> {
    do {
      let plan = try checked()
      let lines = try await engine.reserve(plan, for: client.name)
      let parts = await send(plan, lines, tell)
      return gathered(parts)
    } catch {
      return .failure(GatewayError(any: error))
    }
  }

  /// The user's own limits hold for every client, too; those of a day and a month are looked at once more when it goes out.
  private func checked() throws -> Plan {
    switch try engine.verdict(on: [planned.plan], Budget(settings.budget)) {
    case .ok: return planned.plan.within(hub.budget(of: client, settings))
    case .ask(let sentence), .refuse(let sentence): throw Failure(.overBudget, sentence, advice: "Nothing was sent.")
    }
  }

  private func send(
    _ plan: Plan, _ lines: [JournalLine], _ tell: @escaping @Sendable (GeneratedImage) -> Void
  ) async -> [Part] {
    let most = max(1, settings.general.jobs)
    return await withTaskGroup(of: Part.self) { group in
      var parts: [Part] = []
      var next = 0
      while parts.count < plan.requests.count {
        while next < plan.requests.count, next - parts.count < most {
          let index = next
          group.addTask { await make(index, plan, lines[index], tell) }
          next += 1
        }
        if let part = await group.next() { parts.append(part) }
      }
      return parts.sorted { $0.index < $1.index }
    }
  }

  private func make(
    _ index: Int, _ plan: Plan, _ line: JournalLine, _ tell: @escaping @Sendable (GeneratedImage) -> Void
  ) async -> Part {
    var order = PictureOrder(plan.requests[index], of: plan, to: shelf)
    order.line = line
    order.number = index + 1
    do throws(Failure) {
      let made = try await engine.make(order) { event in
        if case .progress(.partial(let image)) = event { tell(image) }
      }
      return Part(index: index, result: .success(made))
    } catch {
      return Part(index: index, result: .failure(error))
    }
  }

  private var shelf: ResultShelf {
    guard options.keeps else { return hub.passing.shelf(engine.ports.pictures) }
    return ResultShelf(
      pictures: engine.ports.pictures, library: engine.ports.library, embeds: settings.general.embedsMetadata)
  }

  /// Nil where one of them may have cost something that nobody knows.
  private static func cost(of parts: [Part]) -> Decimal? {
    parts.reduce(Decimal?.some(0)) { sum, part in
      let cost: Decimal? =
        switch part.result {
        case .success(let made): made.outcome.usage.cost
        case .failure(let failure): failure.cost ?? (failure.billed == .no ? 0 : nil)
        }
      return sum.flatMap { sum in cost.map { sum + $0 } }
    }
  }

  private func gathered(_ parts: [Part]) -> Result<PictureResult, GatewayError> {
    let made = parts.compactMap { try? $0.result.get() }
    let failures = parts.compactMap { part in if case .failure(let failure) = part.result { failure } else { nil } }
    guard let first = made.first else {
      // Whichever may have been billed decides whether the same may be sent again.
      let failure = failures.first { $0.billed != .no } ?? failures.first
      return .failure(failure.map { GatewayError($0) } ?? GatewayError(500, "Nothing was sent.", type: "server_error"))
    }
    var result = PictureResult(
      planned: planned, pictures: made.flatMap(\.pictures), cost: Self.cost(of: parts),
      model: first.outcome.model ?? first.outcome.attempts.last?.model ?? planned.plan.model,
      provider: first.outcome.provider,
      remarks: made.flatMap { turns($0.outcome.attempts) + $0.outcome.remarks } + failures.map(\.sentence),
      seconds: made.map(\.outcome.seconds).max() ?? 0)
    result.attempts = parts.flatMap(\.attempts)
    result.promptTokens = made.compactMap(\.outcome.usage.promptTokens).reduce(0, +)
    result.completionTokens = made.compactMap(\.outcome.usage.completionTokens).reduce(0, +)
    result.pictures = result.pictures.map { masked($0, &result.remarks) }.map { converted($0, &result.remarks) }
    return .success(result)
  }

  /// The models that refused, and what the one that served was sent differently.
  private func turns(_ attempts: [Attempt]) -> [String] {
    guard attempts.count > 1 else { return [] }
    let served = planned.plan.fallbacks.first { $0.model == attempts.last?.model }
    return zip(attempts, attempts.dropFirst()).map { $0.sentence(next: $1.model) }
      + (served?.adjustments(beyond: planned.plan).map(\.sentence) ?? [])
  }

  /// What the mask protects stays as the client gave it.
  private func masked(_ picture: KeptPicture, _ remarks: inout [String]) -> KeptPicture {
    guard options.mask == .composite, let mask = planned.wish.mask, let given = planned.wish.references.first else {
      return picture
    }
    var picture = picture
    do throws(RasterError) {
      let bytes = try MaskBlend.composite(given: given, made: picture.image.bytes, mask: mask)
      picture.image = GeneratedImage(bytes: bytes, mediaType: "image/png")
      if let info = try? ImageInfo.read(bytes) { (picture.width, picture.height) = (info.width, info.height) }
    } catch {
      remarks.append("The mask could not be used: \(error.sentence).")
    }
    return picture
  }

  /// The file format that the client asked for, and will label it as.
  private func converted(_ picture: KeptPicture, _ remarks: inout [String]) -> KeptPicture {
    guard let format = planned.outputFormat, picture.image.mediaType != "image/\(format)",
      ["png", "jpeg", "webp"].contains(format)
    else { return picture }
    var picture = picture
    do throws(RasterError) {
      let bitmap = try Decoder.bitmap(picture.image.bytes)
      let quality = planned.wish.parameters["output_compression"].flatMap { Int($0) } ?? 90
      let bytes: [UInt8] =
        switch format {
        case "png": try Encoder.png(bitmap)
        case "jpeg": try Encoder.jpeg(bitmap, quality: min(max(quality, 1), 100))
        default: try Encoder.webp(bitmap)
        }
      picture.image = GeneratedImage(bytes: bytes, mediaType: "image/\(format)")
    } catch {
      remarks.append("The picture stays \(picture.image.mediaType): \(error.sentence).")
    }
    return picture
  }
}
