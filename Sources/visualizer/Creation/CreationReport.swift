import Domain
import Engine
import Foundation

/// What is told of a finished order.
struct CreationReport {
  var plan: Plan
  var delivery: Delivery
  /// The JSON of the first request, image data abbreviated.
  var body: String

  /// The object of `--json`.
  var json: JSONText {
    var members: [(String, JSONText)] = [("ok", .truth(delivery.failure == nil))]
    if let failure = delivery.failure { members.append(("error", failure.json)) }
    members += [
      ("images", .list(delivery.images.map(Self.json))), ("model", .text(delivery.model ?? plan.requests[0].model)),
      ("provider", .text(orNull: delivery.provider)), ("cost", .number(orNull: delivery.cost)),
      ("seconds", .seconds(delivery.seconds)),
      (
        "generation_id",
        .text(orNull: delivery.generationIDs.first ?? delivery.failure?.generationID)
      ),
    ]
    members.append(("attempts", .list(delivery.attempts.map(\.json))))
    if delivery.paid != 0 { members.append(("preparation_cost", .number(orNull: delivery.paid))) }
    if delivery.generationIDs.count > 1 { members.append(("generation_ids", .texts(delivery.generationIDs))) }
    if !delivery.text.isEmpty { members.append(("text", .text(delivery.text))) }
    members += PlanReport.drawn(plan)
    members += [
      ("prompt", .text(plan.prompt.text)), ("adjusted", PlanReport.adjusted(plan)),
      ("estimate", PlanReport.told(plan.estimate)),
      ("warnings", .texts(plan.warnings + delivery.remarks + (surprise.map { ["It cost \($0)."] } ?? []))),
      ("request", .raw(body)),
    ]
    return .object(members)
  }

  /// For standard error.
  var sentences: [String] {
    var lines = delivery.remarks
    if !delivery.text.isEmpty { lines.append("The model says: \(Harmless.line(delivery.text, limit: 1000))") }
    if !delivery.images.isEmpty { lines.append(summary) }
    if let failure = delivery.failure { lines.append(failure.sentence + billing(failure)) }
    return lines
  }

  private var summary: String {
    let first = delivery.images.first.flatMap { image in
      image.width.flatMap { width in image.height.map { "\(width)×\($0) pixels" } }
    }
    let count = delivery.images.count
    let parts = [
      count > 1 ? "\(count) images" : nil, first, Seconds.text(delivery.seconds),
      surprise ?? delivery.requestCost.map { Money.text($0) } ?? "cost unknown", delivery.provider,
    ]
    return parts.compactMap { $0 }.joined(separator: ", ") + "."
  }

  /// `$0.20, more than twice the estimate of $0.08`; nil where the cost is about as estimated, or not all came.
  private var surprise: String? {
    guard delivery.failure == nil, let cost = delivery.requestCost, let mismatch = plan.estimate.mismatch(cost) else {
      return nil
    }
    return "\(Money.text(cost)), \(mismatch)"
  }

  private func billing(_ failure: Failure) -> String {
    let id = failure.generationID.map { " The generation is \(Harmless.line($0, limit: 100))." } ?? ""
    guard !failure.sentence.lowercased().contains("bill") else { return id }
    switch failure.billed {
    case .no: return id
    case .maybe: return " It may be billed." + id
    case .yes: return (failure.kind == .storage ? "" : " It was billed.") + id
    }
  }

  private static func json(_ picture: KeptPicture) -> JSONText {
    .object([
      ("path", .text(picture.path)), ("media_type", .text(picture.image.mediaType)),
      ("width", .whole(orNull: picture.width)), ("height", .whole(orNull: picture.height)),
    ])
  }
}
