import Cells
import Domain

/// The file browser: a path to type, and the folder it leads to.
struct FilesView {
  private let state: FileBrowser
  private let frame: Rect

  init(_ state: FileBrowser, _ model: Model) {
    self.state = state
    let room = Rect(x: 0, y: 1, width: model.size.width, height: model.size.height - 3)
    frame = room.centered(Size(width: min(model.size.width, 78), height: min(room.height, 22)))
  }

  private var area: Rect {
    let top = 2 + max(1, problem.count)
    return Rect(
      x: frame.minX + 1, y: frame.minY + top, width: frame.width - 2, height: max(0, frame.height - top - 1))
  }

  /// Why nothing could be added, in lines.
  private var problem: [String] {
    state.problem.map { PlanView.wrap($0, width: frame.width - 5, limit: 3) } ?? []
  }

  var place: ListPlace {
    let count = state.shown.count
    return ListPlace(
      frame: frame, first: area, top: state.list.top(count: count, height: area.height), count: count)
  }

  func draw(_ canvas: inout Canvas) {
    canvas.fill(frame, on: .overlay)
    canvas.frame(
      frame, title: state.purpose == .library ? "Import files and folders" : "Add references", isFocused: true,
      on: .overlay)
    LineView.draw(
      state.buffer, Rect(x: frame.minX + 1, y: frame.minY + 1, width: frame.width - 2, height: 1), &canvas)
    if state.buffer.isEmpty {
      let x = frame.minX + 3
      canvas.text(
        canvas.glyphs.spell("a path; type, or choose below"), x, frame.minY + 1, .placeholder, on: .raised,
        width: frame.maxX - x - 1)
    }
    drawFolder(&canvas)
    let place = place
    guard place.count > 0 else {
      canvas.paragraph(emptyText, in: area.inset(1, 0), .muted, on: .overlay)
      return
    }
    let shown = state.shown
    for line in 0..<min(area.height, place.count - place.top) {
      draw(shown[place.top + line], isCurrent: place.top + line == state.list.cursor, area.minY + line, &canvas)
    }
    canvas.position(state.list.cursor, of: place.count, seeing: area.height, in: frame)
  }

  private func drawFolder(_ canvas: inout Canvas) {
    let y = frame.minY + 2
    var width = frame.width - 4
    let marked = state.marked.isEmpty ? "" : "\(state.marked.count) marked"
    if !marked.isEmpty {
      canvas.surface.putRight(marked, maxX: frame.maxX - 2, y: y, style: canvas.style(.accent, on: .overlay))
      width -= marked.count + 2
    }
    guard problem.isEmpty, !state.isReading else {
      drawProblem(y, width: width, &canvas)
      return
    }
    guard case .success(let listing)? = state.listing else { return }
    var more = listing.isCut ? " (the first \(FolderListing.most))" : ""
    if state.leftOut > 0 { more += " · \(state.leftOut) other file\(state.leftOut == 1 ? "" : "s") left out" }
    let path = DisplayWidth.truncated(
      Harmless.line(listing.path, limit: 300), to: max(8, width - DisplayWidth.of(more)))
    canvas.text(path + more, frame.minX + 2, y, .muted, on: .overlay, width: width)
  }

  private func drawProblem(_ y: Int, width: Int, _ canvas: inout Canvas) {
    guard !state.isReading else {
      canvas.text("Reading what was chosen…", frame.minX + 2, y, .muted, on: .overlay, width: width)
      return
    }
    for (row, line) in problem.enumerated() {
      if row == 0 { canvas.text(canvas.glyphs.cross, frame.minX + 2, y, .error, on: .overlay) }
      canvas.text(line, frame.minX + 4, y + row, .error, on: .overlay, width: frame.width - 6)
    }
  }

  private func draw(_ entry: FolderListing.Entry, isCurrent: Bool, _ y: Int, _ canvas: inout Canvas) {
    let background: Role = isCurrent ? .selected : .overlay
    canvas.fill(Rect(x: area.minX, y: y, width: area.width, height: 1), on: background)
    if isCurrent { canvas.text(canvas.glyphs.mark, area.minX, y, .accent, on: background) }
    let isMarked = state.marked.contains(state.path(of: entry))
    if isMarked { canvas.text(canvas.glyphs.check, area.minX + 1, y, .accent, on: background) }
    let detail = entry.name == ".." ? "up" : entry.isFolder ? "folder" : ByteCount.text(entry.size)
    let role: Role = entry.isFolder ? .title : state.looksLikePicture(entry.name) ? .text : .muted
    canvas.text(
      entry.title + (entry.isFolder ? "/" : ""), area.minX + 3, y, role, on: background,
      width: max(4, area.width - 6 - detail.count))
    canvas.surface.putRight(detail, maxX: area.maxX - 1, y: y, style: canvas.style(.muted, on: background))
  }

  private var emptyText: String {
    switch state.listing {
    case nil: "Reading…"
    case .failure(let failure)?: failure.sentence
    case .success?: "Nothing here begins so. Backspace widens; Enter takes it as typed."
    }
  }
}
