import Cells
import Domain

/// The list of jobs, pictures and words: what runs, waits and is over, and below it more of the one under the cursor.
struct JobsView {
  private let list: ListState
  private let model: Model
  private let entries: [Job]
  private let frame: Rect

  init(_ list: ListState, _ model: Model) {
    self.list = list
    self.model = model
    entries = model.listedJobs
    let room = Rect(x: 0, y: 1, width: model.size.width, height: model.size.height - 3)
    guard !entries.isEmpty else {
      frame = room.centered(Size(width: min(model.size.width, 48), height: 3))
      return
    }
    frame = room.centered(
      Size(width: min(model.size.width, 100), height: min(room.height, max(12, entries.count + 9))))
  }

  /// Lines on the job under the cursor, with the rule above them.
  private static let detailHeight = 6

  private var area: Rect {
    let details = frame.height >= 12 ? Self.detailHeight : 0
    return Rect(x: frame.minX + 1, y: frame.minY + 1, width: frame.width - 2, height: frame.height - 2 - details)
  }

  private var top: Int { list.top(count: entries.count, height: area.height) }

  var place: ListPlace {
    ListPlace(frame: frame, first: area, top: top, count: entries.count)
  }

  func draw(_ canvas: inout Canvas) {
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: title, isFocused: true, on: .overlay)
    guard !entries.isEmpty else {
      canvas.text(
        "No jobs yet; ^G on Create starts one.", area.minX + 1, area.minY, .muted, on: .overlay, width: area.width - 2)
      return
    }
    for (line, index) in entries.indices.dropFirst(top).prefix(area.height).enumerated() {
      drawRow(index, area.minY + line, &canvas)
    }
    canvas.position(list.cursor, of: entries.count, seeing: area.height, in: frame)
    guard frame.height >= 12, entries.indices.contains(list.cursor) else { return }
    canvas.rule(frame.minX + 1, area.maxY, width: frame.width - 2, on: .overlay)
    let details = Rect(x: frame.minX + 2, y: area.maxY + 1, width: frame.width - 4, height: Self.detailHeight - 1)
    drawDetails(entries[list.cursor], details, &canvas)
  }

  private var title: String {
    let running = model.runningJobs.count
    let waiting = model.waitingJobs.count
    return "Jobs · \(running) running, \(waiting) waiting · \(model.settings.general.jobs) at once"
  }

  private func drawRow(_ index: Int, _ y: Int, _ canvas: inout Canvas) {
    let job = entries[index]
    let background: Role = index == list.cursor ? .selected : .overlay
    canvas.fill(Rect(x: area.minX, y: y, width: area.width, height: 1), on: background)
    if index == list.cursor { canvas.text(canvas.glyphs.mark, area.minX, y, .accent, on: background) }
    let sign = sign(job.phase, canvas.glyphs)
    canvas.text(sign.text, area.minX + 1, y, sign.role, on: background)
    canvas.text(job.id.description, area.minX + 3, y, .muted, on: background)
    let facts = area.maxX - 36
    drawWords(job, area.minX + 8, facts - 1, y, on: background, &canvas)
    canvas.text(job.phaseWord, facts, y, sign.role, on: background, width: 10)
    if job.started != nil {
      canvas.right(Seconds.text(job.elapsed(at: model.now)), facts + 19, y, .text, on: background)
    }
    canvas.right(canvas.glyphs.spell(job.outcome(at: model.now)), area.maxX - 1, y, .muted, on: background)
  }

  /// The model, and behind it the prompt as far as there is room; a narrow list has the prompt alone.
  /// The model, and behind it what was asked as far as there is room; a narrow list has that alone.
  private func drawWords(_ job: Job, _ x: Int, _ maxX: Int, _ y: Int, on background: Role, _ canvas: inout Canvas) {
    let words = job.makesPictures ? job.asked : "\(job.title): \(job.asked)"
    guard maxX - x >= 40 else {
      canvas.text(words, x, y, .text, on: background, width: max(6, maxX - x))
      return
    }
    canvas.text(StatusView.shortName(job.model), x, y, .text, on: background, width: 22)
    canvas.text(words, x + 24, y, .muted, on: background, width: maxX - x - 24)
  }

  private func sign(_ phase: Job.Phase, _ glyphs: Glyphs) -> (text: String, role: Role) {
    switch phase {
    case .queued: (glyphs.bullet, .muted)
    case .done: (glyphs.check, .success)
    case .failed: (glyphs.cross, .error)
    case .cancelled: (glyphs.cross, .warning)
    default: (glyphs.spinner(model.now), .subtitle)
    }
  }

  private func drawDetails(_ job: Job, _ rect: Rect, _ canvas: inout Canvas) {
    canvas.text("\(job.title) · \(job.model)", rect.minX, rect.minY, .title, on: .overlay, width: rect.width)
    canvas.text("\"\(job.asked)\"", rect.minX, rect.minY + 1, .muted, on: .overlay, width: rect.width)
    canvas.text(amounts(job), rect.minX, rect.minY + 2, .text, on: .overlay, width: rect.width)
    if case .failed(let failure) = job.phase {
      let rest = Rect(x: rect.minX, y: rect.minY + 3, width: rect.width, height: 2)
      canvas.paragraph(failure.sentence, in: rest, .error, on: .overlay)
    } else if !job.makesPictures {
      canvas.text("Enter reads the words.", rect.minX, rect.minY + 3, .muted, on: .overlay, width: rect.width)
    } else if let typical = TypicalTime(of: job.model, in: model.jobs) {
      canvas.text(typical.text, rect.minX, rect.minY + 3, .muted, on: .overlay, width: rect.width)
      if job.isActive {
        TimeBar.draw(
          typical, job.waited(at: model.now), Rect(x: rect.minX, y: rect.minY + 4, width: rect.width, height: 1),
          on: .overlay, &canvas)
      }
    } else if !job.isOver {
      canvas.text(
        "No typical time yet: no job of this model is done.", rect.minX, rect.minY + 3, .muted, on: .overlay,
        width: rect.width)
    }
  }

  /// `1.1 kB sent · 1.2 MB of 2.7 MB received · writing SVG, 3.1 kB · id gen-…`
  private func amounts(_ job: Job) -> String {
    var parts: [String] = []
    if job.requestBytes > 0 { parts.append("\(ByteCount.text(job.requestBytes)) sent") }
    if job.receivedBytes > 0 {
      parts.append(
        "\(ByteCount.text(job.receivedBytes))\(job.totalBytes.map { " of \(ByteCount.text($0))" } ?? "") received")
    }
    if !job.writing.isEmpty, job.isActive { parts.append(job.writing) }
    if let id = job.generationID { parts.append("id \(id)") }
    return parts.isEmpty ? "nothing sent yet" : parts.joined(separator: " · ")
  }
}

/// How far a job probably is, by how long its model usually takes.
enum TimeBar {
  static func draw(
    _ typical: TypicalTime, _ elapsed: Double, _ rect: Rect, on background: Role = .page, _ canvas: inout Canvas
  ) {
    let words = typical.outlook(after: elapsed)
    let width = min(34, rect.width - words.count - 3)
    var x = rect.minX
    if width >= 8 {
      let full = Int(Double(width) * typical.share(after: elapsed))
      x = canvas.text(String(repeating: canvas.glyphs.full, count: full), x, rect.minY, .accent, on: background)
      x = canvas.text(
        String(repeating: canvas.glyphs.empty, count: width - full), x, rect.minY, .sliderTrack, on: background)
      x += 2
    }
    canvas.text(words, x, rect.minY, .text, on: background, width: rect.maxX - x)
  }
}
