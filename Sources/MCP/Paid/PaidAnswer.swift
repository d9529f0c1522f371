import Domain
import Engine
import Foundation

/// The answer to a call that may cost money.
struct PaidAnswer {
  private let job: String
  private let paid: PaidCalls
  /// Whether it is the result of an earlier call.
  private let isOld: Bool

  init(_ job: String, paid: PaidCalls, isOld: Bool = false) {
    self.job = job
    self.paid = paid
    self.isOld = isOld
  }

  /// Of all tools that cost, and of the one that fetches their results.
  static let schema: JSONText = {
    let picture = Schema.object(
      [
        ("id", Schema.text), ("path", Schema.text), ("media_type", Schema.text), ("width", Schema.whole),
        ("height", Schema.whole),
      ], required: ["path", "media_type"])
    let job = Schema.object(
      [("job", Schema.text), ("tool", Schema.text), ("status", Schema.text)], required: ["job", "tool", "status"])
    return Schema.object(
      [
        ("status", Schema.word(["done", "running", "confirm"])), ("job", Schema.text),
        ("pictures", Schema.list(picture)), ("text", Schema.text), ("tags", Schema.list(Schema.text)),
        ("model", Schema.text), ("provider", Schema.text), ("cost", Schema.number), ("estimate", Schema.text),
        ("seconds", Schema.number), ("budget_left", Schema.number), ("remarks", Schema.list(Schema.text)),
        ("jobs", Schema.list(job)),
      ], required: ["status"])
  }()

  func running(_ tool: String) -> ToolAnswer {
    ToolAnswer(
      ["\(tool) is still under way. Fetch the result with image_status, job \(job); do not call it again."],
      [("status", .text("running")), ("job", .text(job))])
  }

  func answer(_ outcome: PaidOutcome) throws(Failure) -> ToolAnswer {
    switch outcome {
    case .question(let sentence):
      return ToolAnswer(
        [sentence, "Nothing was sent. Call again with confirm: true once the user has agreed."],
        [("status", .text("confirm")), ("estimate", .text(sentence))])
    case .made(let result): return made(result)
    }
  }

  private func made(_ result: PaidResult) -> ToolAnswer {
    let rules = SpendingRules(paid.engine)
    var lines = result.pictures.map(Self.line)
    if !result.text.isEmpty { lines.append(result.text) }
    if !result.tags.isEmpty { lines.append("Tags: \(result.tags.joined(separator: ", "))") }
    let cost = result.cost.map { "Cost: \(Money.text($0))." } ?? "What it cost is not known yet."
    let left = (try? rules.leftSentence()).flatMap(\.self)
    lines.append([cost, left].compactMap(\.self).joined(separator: " "))
    if isOld { lines.append("This is the result of the same call before; again: true makes a new one.") }
    var answer = ToolAnswer(lines + result.remarks, values(result, try? rules.left()))
    answer.links = result.pictures.filter { !$0.path.isEmpty }.map { .init(path: $0.path, mediaType: $0.mediaType) }
    answer.pictures = result.pictures.compactMap { shown($0, rules.settings.mcp.preview) }
    return answer
  }

  private static func line(_ picture: ShownPicture) -> String {
    let size = picture.width.flatMap { width in picture.height.map { "\(width)×\($0) pixels" } }
    let facts = [size, picture.id.map { "id \($0)" }].compactMap(\.self).joined(separator: ", ")
    let place =
      picture.path.isEmpty ? "The picture could not be saved; it is in this answer." : Harmless.line(picture.path)
    return facts.isEmpty ? place : "\(place) (\(facts))"
  }

  /// A whole file is read when it is asked for, so that none waits in memory.
  private func shown(_ picture: ShownPicture, _ preview: MCPPreview) -> GeneratedImage? {
    guard picture.shown == nil, preview == .full, !picture.path.isEmpty else { return picture.shown }
    let bytes = try? paid.engine.ports.pictures.read(picture.path, limit: Rules.referenceBytes)
    return bytes.map { GeneratedImage(bytes: $0, mediaType: picture.mediaType) }
  }

  private func values(_ result: PaidResult, _ left: Decimal??) -> [(String, JSONText)] {
    var values: [(String, JSONText)] = [
      ("status", .text("done")), ("job", .text(job)), ("model", .text(result.model)),
      ("seconds", .seconds(result.seconds)),
    ]
    if !result.pictures.isEmpty { values.append(("pictures", .list(result.pictures.map(Self.json)))) }
    if !result.text.isEmpty { values.append(("text", .text(result.text))) }
    if !result.tags.isEmpty { values.append(("tags", .texts(result.tags))) }
    if let provider = result.provider { values.append(("provider", .text(provider))) }
    if let cost = result.cost { values.append(("cost", .number(cost))) }
    if let estimate = result.estimate { values.append(("estimate", .text(estimate))) }
    if let left = left ?? nil { values.append(("budget_left", .number(left))) }
    if !result.remarks.isEmpty { values.append(("remarks", .texts(result.remarks))) }
    return values
  }

  private static func json(_ picture: ShownPicture) -> JSONText {
    var members: [(String, JSONText)] = [("path", .text(picture.path)), ("media_type", .text(picture.mediaType))]
    if let id = picture.id { members.append(("id", .text(id))) }
    if let width = picture.width { members.append(("width", .whole(width))) }
    if let height = picture.height { members.append(("height", .whole(height))) }
    return .object(members)
  }
}
