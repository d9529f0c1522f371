import Cells
import Domain

/// A panel's form.
enum FormView {
  static func height(of entry: FormEntry, _ model: Model, width: Int) -> Int {
    switch entry {
    case .control, .key, .subtitle, .gap: 1
    case .references: 1
    case .reference: ReferencesView.height(model)
    case .generate, .speak: 1
    case .sound: SoundView.height(model)
    case .spending(let part): SpendingView(model, width: width).height(of: part)
    case .gateway(let part): GatewayView(model, width: width).height(of: part)
    case .facts(let lines): lines.count
    case .adds(let text, let rows): min(rows, WrappedText(text, width: max(8, width)).lines.count)
    case .textBox(_, let rows): rows + (TextBoxView.isFramed(model) ? 3 : 1)
    case .note(let text): WrappedText(text, width: max(8, width - 6)).lines.count + 2
    case .plan: PlanView.height(model, width: width)
    }
  }

  static func draw(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    let layout = model.layout
    if layout.hasBorders {
      canvas.frame(
        pane, title: canvas.glyphs.spell(model.panel.heading), isFocused: model.zone == .form && model.editor == nil)
      if model.panel == .create { drawEdges(model, pane, &canvas) }
    }
    let placed = FormLayout(model, inside: layout.inside(pane))
    let inside = layout.inside(pane)
    let clip = Rect(x: inside.minX, y: placed.body.minY, width: inside.width, height: placed.body.height).inset(-1, 0)
    canvas.surface.clip = clip
    for row in placed.rows where row.y < clip.maxY && row.y + row.height > clip.minY {
      draw(row, model, placed, &canvas)
    }
    canvas.surface.clip = canvas.surface.bounds
    if let pinned = placed.pinned { draw(pinned, model, placed, &canvas) }
    drawScroll(placed, pane, &canvas)
  }

  private static func draw(_ row: FormLayout.Row, _ model: Model, _ placed: FormLayout, _ canvas: inout Canvas) {
    let isFocused = row.entry.ref != nil && row.entry.ref == placed.focusedRef
    let isActive = isFocused && model.zone == .form
    let inside = placed.inside
    let rect = Rect(x: inside.minX, y: row.y, width: inside.width, height: row.height)
    switch row.entry {
    case .gap: break
    case .subtitle(let text):
      let role: Role = model.panel.capability == nil ? .page : .subtitleBack
      canvas.text(" \(text) ", inside.minX, row.y, role == .page ? .muted : .subtitle, on: role, width: inside.width)
    case .facts(let lines): drawFacts(lines, row.y, placed, &canvas)
    case .adds(let text, _): drawAdds(text, rect, &canvas)
    case .note(let text): drawNote(text, rect.inset(1, 0), &canvas)
    case .control(let ref): ControlView.draw(ref, row.y, model, placed, isActive: isActive, &canvas)
    case .key: KeyView.draw(row.y, model, placed, isActive: isActive, &canvas)
    case .textBox(let ref, _): TextBoxView.draw(ref, rect, model, isActive: isActive, &canvas)
    case .references: ReferencesView.drawHeader(row.y, model, placed, isActive: isActive, &canvas)
    case .reference(let place): ReferencesView.draw(place, rect, model, placed, isActive: isActive, &canvas)
    case .plan: PlanView.draw(model, rect, &canvas)
    case .spending(let part):
      SpendingView(model, width: inside.width).draw(part, rect, isActive: isActive, &canvas)
    case .speak: SoundView.drawButton(row.y, model, placed, isActive: isActive, &canvas)
    case .sound: SoundView.draw(model, rect, &canvas)
    case .gateway(let part):
      GatewayView(model, width: inside.width).draw(part, rect, isActive: isActive, &canvas)
    case .generate: drawGenerate(row.y, model, placed, isActive: isActive, &canvas)
    }
  }

  /// Under the control, or further left where they would not fit there.
  private static func drawFacts(_ lines: [String], _ y: Int, _ placed: FormLayout, _ canvas: inout Canvas) {
    let lines = lines.map { canvas.glyphs.spell($0) }
    let longest = lines.map { DisplayWidth.of($0) }.max() ?? 0
    let x = max(placed.inside.minX + 2, min(placed.controlX, placed.inside.maxX - longest))
    for (index, line) in lines.enumerated() {
      canvas.text(line, x, y + index, .muted, width: placed.inside.maxX - x)
    }
  }

  /// As much of it as has room, an ellipsis behind where that is not all.
  private static func drawAdds(_ text: String, _ rect: Rect, _ canvas: inout Canvas) {
    let wrapped = WrappedText(canvas.glyphs.spell(text), width: max(8, rect.width))
    for (row, line) in wrapped.lines.prefix(rect.height).enumerated() {
      let isCut = row == rect.height - 1 && wrapped.lines.count > rect.height
      let shown = isCut ? String(wrapped.characters[line.start...]) : wrapped.text(of: line)
      canvas.text(shown, rect.minX, rect.minY + row, .muted, width: rect.width)
    }
  }

  private static func drawNote(_ text: String, _ rect: Rect, _ canvas: inout Canvas) {
    canvas.frame(rect)
    canvas.text(" note ", rect.minX + 2, rect.minY, .muted)
    canvas.paragraph(text, in: rect.inset(2, 1), .muted)
  }

  /// In the edges of Create's pane: the tabs above, automatic generation below.
  private static func drawEdges(_ model: Model, _ pane: Rect, _ canvas: inout Canvas) {
    CreateTabsView.draw(model, pane, &canvas)
    guard let text = AutomationText(model) else { return }
    canvas.right(" \(text.words) ", pane.maxX - 2, pane.maxY - 1, .warning)
  }

  private static func drawGenerate(
    _ y: Int, _ model: Model, _ placed: FormLayout, isActive: Bool, _ canvas: inout Canvas
  ) {
    let inside = placed.inside
    let label = "  ^G \(deed(model))  "
    let isReady = model.isReadyToAct
    let x = inside.maxX - label.count
    if let words = AutomationText(model)?.words {
      canvas.text(words, inside.minX + 1, y, .warning, width: x - inside.minX - 3)
    } else if placed.pinned != nil, let cost = costBeside(model) {
      canvas.text(canvas.glyphs.spell(cost), inside.minX + 1, y, .muted, width: x - inside.minX - 3)
    }
    if isActive { canvas.text(canvas.glyphs.mark, x - 1, y, .accent) }
    canvas.text(
      label, x, y, isReady ? .accentText : .muted, on: isReady ? .accent : .raised,
      isActive ? [.bold, .underline] : .bold)
  }

  /// What ^G does, in two or three words.
  private static func deed(_ model: Model) -> String {
    if model.create.tab == .instruct { return "Write the prompt" }
    if model.promptOnly != nil { return "Show the prompt" }
    if model.isComparing { return SweepText(model.comparison.planned).deed }
    return model.runningPictureJobs.isEmpty ? "Generate" : "Queue another"
  }

  /// What ^G would cost, where the lines that say so may be out of sight.
  private static func costBeside(_ model: Model) -> String? {
    guard model.create.tab != .instruct, model.promptOnly == nil else { return nil }
    if model.isComparing { return model.comparison.problem == nil ? model.comparison.planned.total : nil }
    guard case .success(let plan) = model.plan else { return nil }
    return plan.estimate.bounds.map { "estimated \(Estimate.range(low: $0.low, high: $0.high).text)" }
      ?? plan.estimate.phrase
  }

  private static func drawScroll(_ placed: FormLayout, _ pane: Rect, _ canvas: inout Canvas) {
    let height = placed.body.height
    guard placed.total > height, pane.height > 2 else { return }
    let x = pane.maxX - 1
    if placed.top > 0 { canvas.text(canvas.glyphs.isUnicode ? "▲" : "^", x, placed.body.minY, .accent) }
    if placed.top + height < placed.total {
      canvas.text(canvas.glyphs.isUnicode ? "▼" : "v", x, placed.body.maxY - 1, .accent)
    }
  }
}
