import Cells
import Domain

/// The parts of the panel Gateway: whether it serves, what was asked of it, who may ask, and for what.
struct GatewayView {
  let model: Model
  let width: Int

  private var gateway: GatewayState { model.gateway }

  init(_ model: Model, width: Int) { (self.model, self.width) = (model, width) }

  func height(of part: GatewayPart) -> Int {
    switch part {
    case .power: 1 + powerLines.count
    case .requests: gateway.requests.isEmpty ? 1 + emptyLines.count : 1
    case .request: 1
    case .keys: 1 + keyLines.count
    case .routes: 1 + routeLines.count
    }
  }

  func draw(_ part: GatewayPart, _ rect: Rect, isActive: Bool, _ canvas: inout Canvas) {
    switch part {
    case .power: drawPower(rect, isActive: isActive, &canvas)
    case .request(let place): drawRequest(place, rect, isActive: isActive, &canvas)
    case .requests:
      drawHeading(part.title, beside: requestSum, rect, isActive: isActive, &canvas)
      draw(gateway.requests.isEmpty ? emptyLines : [], rect, &canvas)
    case .keys:
      drawHeading(part.title, beside: "", rect, isActive: isActive, &canvas)
      draw(keyLines, rect, &canvas)
    case .routes:
      drawHeading(part.title, beside: "", rect, isActive: isActive, &canvas)
      draw(routeLines, rect, &canvas)
    }
  }

  private func draw(_ lines: [String], _ rect: Rect, _ canvas: inout Canvas) {
    for (row, line) in lines.enumerated() {
      canvas.text(canvas.glyphs.spell(line), rect.minX, rect.minY + 1 + row, .muted, width: rect.width)
    }
  }

  private func drawHeading(
    _ title: String, beside words: String, _ rect: Rect, isActive: Bool, _ canvas: inout Canvas
  ) {
    if isActive { canvas.text(canvas.glyphs.mark, rect.minX - 1, max(rect.minY, canvas.surface.clip.minY), .accent) }
    var x = canvas.text("\(title) ", rect.minX, rect.minY, isActive ? .accent : .title, isActive ? .bold : [])
    if !words.isEmpty { x = canvas.text("\(canvas.glyphs.spell(words)) ", x, rect.minY, .muted) }
    canvas.rule(x, rect.minY, width: rect.maxX - x)
  }

  private func wrap(_ text: String, inset: Int = 0) -> [String] {
    PlanView.wrap(text, width: width - inset, limit: 6)
  }
}

// MARK: On and off

extension GatewayView {
  private var powerLines: [String] {
    if let failure = gateway.failure, !gateway.isOn { return wrap(failure.sentence, inset: 4) }
    guard case .on(let base) = gateway.phase else { return wrap(offWords, inset: 4) }
    let stale =
      model.gatewayIsStale ? wrap("Settings that were changed count once it is switched off and on.", inset: 4) : []
    return ["OpenAI clients      \(base)/v1", "OpenRouter clients  \(base)/api/v1"] + stale
  }

  private var offWords: String {
    switch gateway.phase {
    case .opening: "It is being opened…"
    case .closing: "No new requests are taken; \(Model.requests(gateway.running)) may end within 30 s."
    default:
      "Open WebUI, SillyTavern, OpenAI's SDKs and others can make pictures through this program: with its models, within "
        + "its budgets, into its gallery. It would serve at \(host):\(model.settings.gateway.port)."
    }
  }

  private var host: String {
    let host = model.settings.gateway.host
    return host.isEmpty ? "127.0.0.1" : Harmless.line(host, limit: 60)
  }

  private var state: (words: String, role: Role) {
    switch gateway.phase {
    case .off: gateway.failure == nil ? ("off", .muted) : ("off: it could not be opened", .error)
    case .opening: ("opening", .subtitle)
    case .on: (gateway.running > 0 ? "on · \(Model.requests(gateway.running)) under way" : "on", .success)
    case .closing: ("switching off", .warning)
    }
  }

  private func drawPower(_ rect: Rect, isActive: Bool, _ canvas: inout Canvas) {
    let background: Role = isActive ? .selected : .page
    if isActive {
      canvas.fill(Rect(x: rect.minX - 1, y: rect.minY, width: rect.width + 1, height: 1), on: .selected)
      canvas.text(canvas.glyphs.mark, rect.minX - 1, rect.minY, .accent, on: .selected)
    }
    let isOn = gateway.isOn
    canvas.text(isOn ? "[x]" : "[ ]", rect.minX, rect.minY, isOn ? .accent : .muted, on: background)
    canvas.text(GatewayPart.power.title, rect.minX + 4, rect.minY, .text, on: background)
    canvas.right(canvas.glyphs.spell(state.words), rect.maxX - 1, rect.minY, state.role, on: background)
    let isFailure = gateway.failure != nil && !isOn
    for (row, line) in powerLines.enumerated() {
      let y = rect.minY + 1 + row
      canvas.text(
        canvas.glyphs.spell(line), rect.minX + 4, y, isFailure ? .error : isOn ? .text : .muted, width: rect.width - 4)
    }
  }
}

// MARK: Requests

extension GatewayView {
  private var requestSum: String {
    guard !gateway.requests.isEmpty else { return "" }
    let more = GatewayPanel.hidesRequests(model) ? gateway.showsAll ? " · ⏎ fewer" : " · ⏎ all" : ""
    return "\(gateway.requests.count) · \(Money.text(gateway.cost))\(more)"
  }

  private var emptyLines: [String] {
    wrap("None yet. What programs ask for appears here as it comes, and their pictures in the gallery.")
  }

  private func drawRequest(_ place: Int, _ rect: Rect, isActive: Bool, _ canvas: inout Canvas) {
    guard gateway.requests.indices.contains(place) else { return }
    let request = gateway.requests[place]
    let background: Role = isActive ? .selected : .page
    if isActive {
      canvas.fill(Rect(x: rect.minX - 1, y: rect.minY, width: rect.width + 1, height: 1), on: .selected)
      canvas.text(canvas.glyphs.mark, rect.minX - 1, rect.minY, .accent, on: .selected)
    }
    let y = rect.minY
    let words = RequestWords(request)
    var x = canvas.text(words.time, rect.minX, y, .muted, on: background) + 2
    x = column(words.client, x, y, width: width >= 110 ? 14 : 8, .text, on: background, &canvas)
    if width >= 110 { x = column(words.route, x, y, width: 20, .muted, on: background, &canvas) }
    let facts = rect.maxX - (width >= 70 ? 28 : 22)
    let what = width >= 90 ? words.models : words.short
    canvas.text(canvas.glyphs.spell(what), x, y, .text, on: background, width: max(4, facts - 1 - x))
    drawOutcome(request, words, facts, rect.maxX, y, on: background, &canvas)
  }

  private func column(
    _ text: String, _ x: Int, _ y: Int, width: Int, _ role: Role, on background: Role, _ canvas: inout Canvas
  ) -> Int {
    canvas.text(text, x, y, role, on: background, width: width)
    return x + width + 1
  }

  private func drawOutcome(
    _ request: GatewayRequest, _ words: RequestWords, _ x: Int, _ maxX: Int, _ y: Int, on background: Role,
    _ canvas: inout Canvas
  ) {
    guard let status = request.status else {
      canvas.text("\(canvas.glyphs.spinner(model.now)) under way", x, y, .subtitle, on: background)
      return
    }
    canvas.text(String(status), x, y, words.role, on: background)
    if width >= 70, !request.adjustments.isEmpty {
      canvas.text("\(canvas.glyphs.changed)\(min(9, request.adjustments.count))", x + 4, y, .warning, on: background)
    }
    canvas.right(words.seconds, maxX - 10, y, .muted, on: background)
    canvas.right(words.cost, maxX - 1, y, .text, on: background)
  }
}

// MARK: Keys and routes

extension GatewayView {
  private var keyLines: [String] {
    guard let clients = gateway.clients else { return ["Not read yet; R reads them."] }
    let names = min(16, clients.map { DisplayWidth.of($0.name) }.max() ?? 0)
    return clients.map { client in
      let name = Harmless.line(client.name, limit: 16)
      let key = gateway.showsKeys ? Harmless.line(client.key, limit: 120) : Self.masked(client.key)
      let budget = client.budgetPerDay.map { "\(Money.text($0)) a day" }
      let models = client.models.isEmpty ? nil : Harmless.line(client.models.joined(separator: " "), limit: 60)
      let parts = [key, budget, models].compactMap { $0 }.joined(separator: " · ")
      return name + String(repeating: " ", count: max(0, names - DisplayWidth.of(name))) + "  " + parts
    }
  }

  private static func masked(_ key: String) -> String { "\(key.prefix(3))…\(key.suffix(4))" }

  private var routeLines: [String] {
    let lines = [
      "/v1: models, images/generations, images/edits, chat/completions, responses, messages, audio/speech, files, usage",
      "/api/v1: models, images, images/models, chat/completions, responses, messages, audio/speech, providers, key, "
        + "generation",
      "/health and /metrics for watching it",
    ]
    return lines.flatMap { PlanView.wrap($0, width: width, limit: 4) }
  }
}
