import Cells
import Domain

extension Panel {
  package static let speech = Panel("speech")
}

/// Where texts are spoken.
enum SpeechPanel {
  static let row = PanelRow(
    panel: .speech, title: "Speech", shortTitle: "Spk", groups: [.creating, .settings],
    hints: { model in
      [
        ([.generate], "speak"), ([.open], "edit"), ([.playSound], model.speech.playing == nil ? "play" : "stop"),
        ([.up, .down], "move"), ([.left, .right], "change"), ([.undo], "undo"), ([.nextZone], "zone"),
      ]
    },
    entries: { entries($0, isRoomy: $1) })

  private static func entries(_ model: Model, isRoomy: Bool) -> [FormEntry] {
    let gap: [FormEntry] = isRoomy ? [.gap] : []
    let rows = model.size.height >= 36 ? 8 : model.size.height >= 24 ? 4 : 2
    var entries: [FormEntry] = [.textBox(.spokenText, rows: rows)] + gap
    entries += Form.fields("speech", model, isRoomy: isRoomy) + gap
    entries += [.adds(SpeechText(model).willSend, rows: isRoomy ? 4 : 2), .speak]
    if model.speech.result != nil || model.speakingJob != nil { entries += gap + [.sound] }
    return entries
  }
}

/// What the panel Speech says of what goes out and of what came.
struct SpeechText {
  let model: Model

  init(_ model: Model) { self.model = model }

  /// `Will send: 1 request, 53 characters, …; estimated $0.0001`
  var willSend: String {
    switch model.speech.plan {
    case .failure(let failure): return failure.sentence
    case .success(let plan):
      let costs = [plan.estimate.phrase, model.budgetLeft].compactMap { $0 }.joined(separator: " · ")
      return (["Will send: \(plan.words) · \(costs)."] + plan.adjustments.map(\.sentence)).joined(separator: " ")
    }
  }

  /// How far the job is, or what is known of what was said last.
  var result: String {
    if let job = model.speakingJob {
      let received = job.receivedBytes > 0 ? ", \(ByteCount.text(job.receivedBytes))" : ""
      return "\(job.phaseWord) \(Seconds.text(job.elapsed(at: model.now)))\(received)"
    }
    guard let item = model.spokenItem else { return "" }
    let facts = [
      item.asset.sound?.durationText ?? "", item.asset.sound?.voice ?? "", item.asset.cost.map(Money.text) ?? "",
      model.speech.playing == item.id ? "playing; P stops" : "P plays it", item.path,
    ]
    return facts.filter { !$0.isEmpty }.joined(separator: " · ")
  }
}
