import Cells
import Domain

/// One field of a form: its label and its control.
enum ControlView {
  static func draw(
    _ ref: FieldRef, _ y: Int, _ model: Model, _ placed: FormLayout, isActive: Bool, _ canvas: inout Canvas
  ) {
    let inside = placed.inside
    let background: Role = isActive ? .selected : .page
    if isActive {
      canvas.fill(Rect(x: inside.minX - 1, y: y, width: inside.width + 1, height: 1), on: .selected)
      canvas.text(canvas.glyphs.mark, inside.minX - 1, y, .accent, on: .selected)
    }
    let value = model.value(of: ref)
    if case .flag(let on) = value {
      drawCheckbox(ref, on, y, model, placed, on: background, &canvas)
      return
    }
    drawLabel(ref, y, model, placed, on: background, &canvas)
    if case .line(let open, let buffer) = model.editor, open == ref {
      drawLine(buffer, y, placed, &canvas)
      return
    }
    if case .slider(let scale)? = model.control(of: ref) {
      drawSlider(value, scale(model.settings, model.world), y, placed, isActive: isActive, on: background, &canvas)
    } else {
      drawBox(box(ref, model, placed, canvas.glyphs), y, placed, &canvas)
    }
  }

  /// What stands in the box of a control.
  private struct Box {
    var text: String
    /// Whether that stands for nothing chosen.
    var isEmpty = false
    /// That it opens a list.
    var sign = ""
    var beside = ""

    init(_ text: String, sign: String = "", beside: String = "") {
      (self.text, self.sign, self.beside) = (text, sign, beside)
    }

    /// What is typed, or what holds where nothing is.
    init(_ text: String, orElse usual: String, sign: String = "") {
      self.init(text.isEmpty ? usual : text, sign: sign)
      isEmpty = text.isEmpty
    }
  }

  private static func box(_ ref: FieldRef, _ model: Model, _ placed: FormLayout, _ glyphs: Glyphs) -> Box {
    let text = model.value(of: ref).text
    switch model.control(of: ref) {
    case .number: return Box(text, orElse: "model default")
    case .amount: return Box(text.isEmpty ? "" : "$" + text, orElse: "no limit")
    case .text where ref.isAxisValues: return Box(text, orElse: "choose values", sign: glyphs.down)
    case .text: return Box(text, orElse: ref == .character ? "none" : usual(ref))
    case .list: return Box(text.replacing(",", with: ", "), orElse: "none")
    case .providers: return Box(text.replacing(",", with: ", "), orElse: "any", sign: glyphs.down)
    case .models: return Box(text.replacing(",", with: ", "), orElse: "none", sign: glyphs.down)
    case .model where ref == .setting(model.createModelSetting.id) && model.panel == .create:
      let compared = model.create.compared.count
      if compared > 0 { return Box("\(compared) models are compared", sign: glyphs.down) }
      let (name, price) = model.nameAndPrice(of: ref, width: boxWidth(placed) - 4)
      return Box(name, sign: glyphs.down, beside: price)
    case .model where text.isEmpty: return Box("", orElse: usual(ref), sign: glyphs.down)
    default: return Box(model.title(of: ref), sign: glyphs.down)
    }
  }

  private static func usual(_ ref: FieldRef) -> String {
    guard case .setting(let id) = ref else { return "default" }
    return Fields.field(id)?.usual ?? "default"
  }

  private static func boxWidth(_ placed: FormLayout) -> Int {
    min(placed.controlWidth, placed.inside.maxX - placed.controlX)
  }

  private static func drawLabel(
    _ ref: FieldRef, _ y: Int, _ model: Model, _ placed: FormLayout, on background: Role, _ canvas: inout Canvas
  ) {
    let width = placed.controlX - placed.inside.minX - 2
    let label = Self.shortened(model.label(of: ref), to: width)
    let end = canvas.text(label, placed.inside.minX, y, .text, on: background, width: width)
    if model.isModified(ref) { canvas.text(canvas.glyphs.changed, end + 1, y, .warning, on: background) }
  }

  /// Where a label has no room, what stands in its brackets tells it from its neighbours: "Backend (image editing)" is
  /// "Image editing" then.
  static func shortened(_ label: String, to width: Int) -> String {
    guard DisplayWidth.of(label) > width, label.hasSuffix(")"), let open = label.lastIndex(of: "(") else {
      return label
    }
    let words = label[label.index(after: open)...].dropLast()
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func drawCheckbox(
    _ ref: FieldRef, _ on: Bool, _ y: Int, _ model: Model, _ placed: FormLayout, on background: Role,
    _ canvas: inout Canvas
  ) {
    let x = placed.inside.minX
    canvas.text(on ? "[x]" : "[ ]", x, y, on ? .accent : .muted, on: background)
    var end = canvas.text(model.label(of: ref), x + 4, y, .text, on: background, width: placed.inside.maxX - x - 4)
    if model.isModified(ref) { end = canvas.text(canvas.glyphs.changed, end + 1, y, .warning, on: background) }
    if case .setting(let id) = ref, Fields.field(id)?.costsMoney == true, end + 15 < placed.inside.maxX {
      canvas.text("! costs money", end + 2, y, .warning, on: background)
    }
  }

  private static func drawBox(_ box: Box, _ y: Int, _ placed: FormLayout, _ canvas: inout Canvas) {
    let width = boxWidth(placed)
    canvas.fill(Rect(x: placed.controlX, y: y, width: width, height: 1), on: .raised)
    let room = width - 4 - (box.beside.isEmpty ? 0 : DisplayWidth.of(box.beside) + 1)
    canvas.text(box.text, placed.controlX + 1, y, box.isEmpty ? .muted : .text, on: .raised, width: room)
    if !box.beside.isEmpty { canvas.right(box.beside, placed.controlX + width - 3, y, .muted, on: .raised) }
    if !box.sign.isEmpty { canvas.text(box.sign, placed.controlX + width - 2, y, .accent, on: .raised) }
  }

  private static func drawLine(_ buffer: TextBuffer, _ y: Int, _ placed: FormLayout, _ canvas: inout Canvas) {
    LineView.draw(buffer, Rect(x: placed.controlX, y: y, width: boxWidth(placed), height: 1), &canvas)
  }

  private static func drawSlider(
    _ value: FieldValue, _ scale: Control.Scale, _ y: Int, _ placed: FormLayout, isActive: Bool, on background: Role,
    _ canvas: inout Canvas
  ) {
    guard case .number(let number) = value else { return }
    let track = placed.track
    let span = max(1, scale.bounds.upperBound - scale.bounds.lowerBound)
    let knob =
      track.lowerBound + (min(max(number, scale.bounds.lowerBound), scale.bounds.upperBound) - scale.bounds.lowerBound)
      * (track.count - 1) / span
    canvas.text(canvas.glyphs.trackLeft, track.lowerBound - 1, y, .sliderTrack, on: background)
    for x in track {
      canvas.text(canvas.glyphs.horizontal, x, y, x < knob ? .accent : .sliderTrack, on: background)
    }
    canvas.text(canvas.glyphs.trackRight, track.upperBound, y, .sliderTrack, on: background)
    canvas.text(canvas.glyphs.knob, knob, y, .accent, on: background, .bold)
    let unit = scale.unit.isEmpty ? "" : " \(scale.unit)"
    canvas.text(
      "\(number)\(unit)", track.upperBound + 2, y, .text, on: background, isActive ? .bold : [],
      width: placed.inside.maxX - track.upperBound - 2)
  }
}

extension Model {
  /// Whether a setting is not at its default.
  func isModified(_ ref: FieldRef) -> Bool {
    guard case .setting(let id) = ref, let field = Fields.field(id) else { return false }
    return field.isModified(in: settings)
  }
}
