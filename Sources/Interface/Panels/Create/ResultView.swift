import Cells
import Domain
import Foundation
import Raster

/// The result pane: the picture with its facts, or how far the job has come.
enum ResultView {
  /// What is shown as a picture now: the partial one of the job followed, or the chosen result.
  static func subject(_ model: Model) -> (id: PictureID, bitmap: Bitmap)? {
    if let job = model.followedJob {
      guard job.isActive, let partial = model.partials[job.id] else { return nil }
      return (.partial(job.id, partial.number), partial.bitmap)
    }
    guard let picture = model.picture, let bitmap = picture.bitmap else { return nil }
    return (picture.id, bitmap)
  }

  /// Where the picture stands: above the facts, or above the progress.
  static func pictureBox(_ pane: Rect, _ model: Model) -> Rect {
    let inside = model.layout.hasBorders ? pane.inset(1, 1) : pane
    let facts = showsFacts(model) ? factLines(model, width: inside.width - 2).count + 1 : 0
    let lines = model.followedJob != nil ? 3 : facts
    return inside.splitTop(max(1, inside.height - lines)).top
  }

  /// A picture that has the whole screen is alone there until its facts are asked for.
  private static func showsFacts(_ model: Model) -> Bool { !model.isLarge || model.results.showsFacts }

  static func draw(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    if model.layout.hasBorders {
      canvas.frame(
        pane, title: canvas.glyphs.spell(title(model)), isFocused: model.zone == .result && model.editor == nil)
    }
    if model.comparison.isOpen {
      SheetView(model, pane).draw(&canvas)
    } else if let job = model.followedJob {
      drawJob(job, model, pane, &canvas)
    } else if let picture = model.picture {
      draw(picture, model, pane, &canvas)
    } else {
      drawEmpty(model, pane, &canvas)
    }
  }

  static func description(_ model: Model) -> String {
    if model.comparison.isOpen { return "Arrows choose a result, Enter shows it alone and comes back." }
    if model.followedJob?.isActive == true {
      return "You can leave this panel: the job goes on, and its chip shows it."
    }
    guard let picture = model.picture else { return "Pictures appear here." }
    if picture.bitmap == nil { return picture.previewNote }
    if let closeup = model.closeupText { return closeup }
    if model.isLarge { return "\(title(model)) · \(PictureFacts(picture, model)?.numbers ?? "")" }
    let small = model.look.cellPixels == nil ? "Half blocks show it small." : "It is shown small."
    return "\(small) o opens the file itself: \(model.item(of: picture.id)?.path ?? "")"
  }

  private static func title(_ model: Model) -> String {
    if model.comparison.isOpen { return SheetView.title(model) }
    if let job = model.followedJob {
      switch job.phase {
      case .failed: return "Failed"
      case .cancelled: return "Cancelled"
      default:
        let waiting = model.waitingJobs.count
        return "Generating" + (waiting > 0 ? " · \(waiting) waiting" : "")
      }
    }
    guard let picture = model.picture, let index = model.pictures.firstIndex(where: { $0.id == picture.id }) else {
      return "Result"
    }
    let isSaved = model.item(of: picture.id)?.isSaved == true
    return "Result \(index + 1)/\(model.pictures.count) · \(isSaved ? "saved" : "unsaved")"
  }

  private static func drawEmpty(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    let inside = pane.inset(3, 2)
    let lines = [
      "No picture yet.", "", "^G sends what stands under \"Will send\" and shows the picture here.",
      "Nothing is sent or billed before.",
    ]
    let y = inside.minY + max(0, inside.height / 3 - 2)
    canvas.paragraph(
      lines.joined(separator: "\n"), in: Rect(x: inside.minX, y: y, width: inside.width, height: inside.maxY - y),
      .muted)
  }

  private static func drawJob(_ job: Job, _ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    guard let shown = subject(model) else {
      JobView.draw(job, model, pane.inset(3, 1), &canvas)
      return
    }
    let box = pictureBox(pane, model)
    drawPicture(shown.id, box, model, &canvas)
    let rest = Rect(x: box.minX + 1, y: box.maxY, width: box.width - 2, height: 3)
    JobView.drawBrief(job, model, rest, &canvas)
  }

  private static func draw(_ picture: Picture, _ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    let box = pictureBox(pane, model)
    if picture.bitmap == nil {
      canvas.paragraph(picture.previewNote, in: box.inset(2, 1), .muted)
    } else {
      drawPicture(picture.id, box, model, &canvas)
    }
    guard showsFacts(model) else { return }
    var y = box.maxY + 1
    for line in factLines(model, width: box.width - 2) {
      canvas.text(canvas.glyphs.spell(line.text), box.minX + 1, y, line.role, width: box.width - 2)
      y += 1
    }
  }

  /// In the middle of its box: letterboxed, never stretched.
  private static func drawPicture(_ id: PictureID, _ box: Rect, _ model: Model, _ canvas: inout Canvas) {
    let whole = model.results.rendered.surface(id, fitting: box.size, look: model.look)
    guard let surface = model.closeup.surface(of: id) ?? whole else { return }
    let place = box.centered(surface.size)
    canvas.surface.draw(surface, at: place.origin)
    if let cell = model.loupeCell(id, place) { canvas.surface.cursor = cell }
  }

  private static func factLines(_ model: Model, width: Int) -> [(text: String, role: Role)] {
    guard let picture = model.picture, let facts = PictureFacts(picture, model) else { return [] }
    var lines: [(String, Role)] = [(facts.chips, .accent), (facts.numbers, .text)]
    if model.size.height >= 20 { lines.append((facts.origin, .muted)) }
    if let difference = facts.difference { lines.append((difference, .warning)) }
    if let surprise = facts.surprise { lines.append((surprise, .warning)) }
    let room = model.size.height >= 36 ? 4 : model.size.height >= 20 ? 1 : 0
    if room > 0 {
      lines += PlanView.wrap(facts.prompt, width: max(8, width), limit: room).map { ($0, .muted) }
    }
    if model.size.height >= 20 { lines.append(facts.place) }
    return lines
  }
}
