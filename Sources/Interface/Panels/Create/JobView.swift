import Cells
import Domain
import Foundation

/// How far a job has come: its phases, the time, what is waiting.
enum JobView {
  static func draw(_ job: Job, _ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    var y = rect.minY + (rect.height > 14 ? 1 : 0)
    canvas.text(job.model, rect.minX, y, .title, width: rect.width)
    y += 1
    canvas.text("\"\(job.asked)\"", rect.minX, y, .muted, width: rect.width)
    y += 2
    let rest = Rect(x: rect.minX, y: y, width: rect.width, height: rect.maxY - y)
    switch job.phase {
    case .failed(let failure): drawFailure(failure, of: job, model, rest, &canvas)
    case .cancelled: canvas.paragraph(job.cancelWords + "\n\n^G sends again.", in: rest, .warning)
    default: drawPhases(job, model, rest, &canvas)
    }
  }

  /// Where it is, how long that usually takes, and the clock.
  private static func drawPhases(_ job: Job, _ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    var y = rect.minY
    for phase in phases(job, model) where y < rect.maxY {
      canvas.text(phase.sign, rect.minX, y, phase.role)
      canvas.text(phase.name, rect.minX + 2, y, phase.role == .muted ? .muted : .text)
      canvas.text(canvas.glyphs.spell(phase.detail), rect.minX + 16, y, .muted, width: rect.width - 16)
      y += 1
    }
    if job.sent != nil, let typical = TypicalTime(of: job.model, in: model.jobs), y < rect.maxY {
      let bar = Rect(x: rect.minX + 2, y: y, width: rect.width - 2, height: 1)
      TimeBar.draw(typical, job.waited(at: model.now), bar, &canvas)
      y += 1
    }
    drawClock(job, model, Rect(x: rect.minX, y: y + 1, width: rect.width, height: rect.maxY - y - 1), &canvas)
  }

  /// Under a partial picture: the same in two lines.
  static func drawBrief(_ job: Job, _ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    let elapsed = model.now - (job.started ?? model.now)
    canvas.text(
      "\(canvas.glyphs.spinner(model.now)) partial image \(job.partials)", rect.minX, rect.minY + 1, .subtitle,
      width: rect.width)
    canvas.text(
      "\(Seconds.text(elapsed)) · \(ByteCount.text(job.receivedBytes)) · timeout in \(job.remaining(at: model.now)) · x cancels",
      rect.minX, rect.minY + 2, .muted, width: rect.width)
  }

  private static func drawFailure(
    _ failure: Failure, of job: Job, _ model: Model, _ rect: Rect, _ canvas: inout Canvas
  ) {
    var y = rect.minY + canvas.paragraph(failure.title, in: rect, .error) + 1
    let advice = job.advice(after: failure, at: model.now)
    y += canvas.paragraph(advice, in: Rect(x: rect.minX, y: y, width: rect.width, height: rect.maxY - y), .text)
    // Once the cost is known, the advice says it.
    if job.cost == nil {
      y += 1
      y += canvas.paragraph(
        failure.billing, in: Rect(x: rect.minX, y: y, width: rect.width, height: rect.maxY - y),
        failure.billed == .no ? .muted : .warning)
    }
    if let id = failure.generationID { canvas.text("id \(id)", rect.minX, y + 1, .muted, width: rect.width) }
  }

  private struct PhaseLine {
    let sign: String
    let name: String
    let detail: String
    let role: Role
  }

  private static func phases(_ job: Job, _ model: Model) -> [PhaseLine] {
    let glyphs = model.look.glyphs
    let rank = rank(job.phase)
    func line(_ place: Int, _ name: String, _ detail: String) -> PhaseLine {
      let sign = place < rank ? glyphs.check : place == rank ? glyphs.spinner(model.now) : glyphs.bullet
      return PhaseLine(
        sign: sign, name: name, detail: place <= rank ? detail : "",
        role: place < rank ? .success : place == rank ? .subtitle : .muted)
    }
    let started = job.started ?? model.now
    let sent = job.sent.map { Seconds.text($0 - started) } ?? ""
    let waited = job.sent.map { Seconds.text((job.firstByte ?? model.now) - $0) } ?? ""
    let typical = TypicalTime(of: job.model, in: model.jobs).map { "    \($0.text)" } ?? ""
    let total = job.totalBytes.map { " of \(ByteCount.text($0))" } ?? ""
    return [
      line(1, "Connect", sent), line(2, "Send", job.requestBytes > 0 ? ByteCount.text(job.requestBytes) : ""),
      line(3, "Wait", waited + typical),
      line(4, "Receive", job.writing.isEmpty ? "\(ByteCount.text(job.receivedBytes))\(total)" : job.writing),
      line(5, "Save", ""),
    ]
  }

  private static func rank(_ phase: Job.Phase) -> Int {
    switch phase {
    case .queued: 0
    case .connecting: 1
    case .waiting: 3
    case .receiving: 4
    case .saving: 5
    case .done, .failed, .cancelled: 6
    }
  }

  private static func drawClock(_ job: Job, _ model: Model, _ rect: Rect, _ canvas: inout Canvas) {
    guard rect.height > 0 else { return }
    guard job.started != nil else {
      let reason = model.remainingWait.map { ": the service asks to wait \($0) s" } ?? ""
      canvas.text("Waits for its turn\(reason).", rect.minX, rect.minY, .muted, width: rect.width)
      return
    }
    let elapsed = model.now - (job.started ?? model.now)
    canvas.text(
      "\(Seconds.text(elapsed)) · timeout in \(job.remaining(at: model.now))", rect.minX, rect.minY, .text,
      width: rect.width)
    canvas.paragraph(
      "Cancelling stops the wait; the provider may still bill.",
      in: Rect(x: rect.minX, y: rect.minY + 2, width: rect.width, height: rect.height - 2), .muted)
  }
}
