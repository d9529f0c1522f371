import Cells
import Domain
import Foundation

/// What is known of one model, below the picker's list.
struct ModelDetails {
  private let row: CatalogueModel
  private let model: Model

  init(_ row: CatalogueModel, _ model: Model) {
    self.row = row
    self.model = model
  }

  func draw(in rect: Rect, _ canvas: inout Canvas) {
    var y = rect.minY
    let date = row.created.map { "added \(Self.day($0))" } ?? ""
    canvas.text(row.name, rect.minX, y, .title, on: .overlay, .bold, width: rect.width - date.count - 1)
    canvas.right(date, rect.maxX, y, .muted, on: .overlay)
    y += 1
    let facts = facts
    let room = max(1, rect.height - 1 - facts.count)
    let summary = WrappedText(PlainWords.text(Harmless.line(row.summary)), width: rect.width)
    for line in summary.lines.prefix(min(room, summary.lines.count)) {
      canvas.text(summary.text(of: line), rect.minX, y, .text, on: .overlay, width: rect.width)
      y += 1
    }
    for fact in facts where y < rect.maxY {
      let x = canvas.text(fact.0, rect.minX, y, .muted, on: .overlay)
      canvas.text(
        canvas.glyphs.spell(fact.1), max(x + 1, rect.minX + 12), y, .text, on: .overlay,
        width: rect.maxX - max(x + 1, rect.minX + 12))
      y += 1
    }
  }

  /// Name and value of what the catalogue and the endpoints state.
  private var facts: [(String, String)] {
    var facts: [(String, String)] = []
    if row.image != nil || row.outputs.contains(.image) {
      facts.append(("ratios", list(row.values(of: .aspectRatio))))
      facts.append(("sizes", row.values(of: .resolution).joined(separator: " ")))
      facts.append(("quality", row.values(of: .quality).joined(separator: " ")))
      facts.append(("references", references))
      facts.append(("providers", providers))
      facts.append(("tokens", tokens))
    } else {
      facts.append(("tokens", tokens))
      facts.append(("context", row.contextLength.map { "\(PickerView.thousands($0)) tokens" } ?? "—"))
      facts.append(("takes", row.inputs.sorted().map(\.rawValue).joined(separator: ", ")))
    }
    return facts.filter { !$0.1.isEmpty }
  }

  /// `$0.30 in, $2.50 out, for a million`; empty where nothing is stated. A zero of a model that makes images says nothing.
  private var tokens: String {
    func price(_ cost: Decimal?, _ word: String) -> String? {
      guard let cost, cost > 0 || !row.outputs.contains(.image) else { return nil }
      return "\(Money.text(cost * 1_000_000)) \(word)"
    }
    let parts = [price(row.tokenPrices.prompt, "in"), price(row.tokenPrices.completion, "out")].compactMap { $0 }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + ", for a million tokens"
  }

  private var references: String {
    let count =
      row.references.map {
        $0.lowerBound > 0
          ? "\($0.lowerBound) to \($0.upperBound), at least \($0.lowerBound) required" : "up to \($0.upperBound)"
      } ?? "none"
    let streaming =
      row.image.map { $0.supportsStreaming ? " · shows partial images" : "" } ?? " · through chat completions"
    return count + streaming
  }

  private var providers: String {
    guard let endpoints = model.world.endpoints[row.id] else {
      return model.traffic.pendingEndpoints.contains(row.id) ? "asking…" : "—"
    }
    guard !endpoints.isEmpty else { return "none on record" }
    return endpoints.map { endpoint in
      let estimate = Pricing(endpoints: [endpoint]).estimate([ImageRequest(route: .images, model: row.id, prompt: "")])
      return "\(endpoint.providerName) \(estimate.bounds == nil ? "price " : "")\(estimate.text)"
    }.joined(separator: ", ")
  }

  private func list(_ values: [String]) -> String { values.isEmpty ? "—" : values.joined(separator: " ") }

  private static func day(_ unix: Int) -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents(
      in: .gmt, from: Date(timeIntervalSince1970: Double(unix)))
    let month = parts.month ?? 0
    return "\(parts.year ?? 0)-\(month < 10 ? "0" : "")\(month)"
  }
}
