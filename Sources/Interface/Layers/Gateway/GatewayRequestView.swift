import Cells
import Domain

/// One request of the gateway as it is drawn: what is known of it, and its picture beside that or below.
struct GatewayRequestView {
  /// A fact with its name; the name is empty where the fact goes on.
  struct Line {
    var name: String
    var text: String
    var role = Role.text
  }

  let frame: Rect
  let facts: Rect
  /// Empty where there is none, or no room.
  let picture: Rect
  let lines: [Line]
  private let asset: String?
  private let top: Int
  private let model: Model

  private static let names = 10

  init?(_ layer: GatewayRequestLayer, _ model: Model) {
    guard let request = model.gateway.requests.first(where: { $0.id == layer.id }) else { return nil }
    self.model = model
    asset = request.assets.first
    let room = Rect(x: 0, y: 1, width: model.size.width, height: model.size.height - 3)
    let width = min(model.size.width, asset == nil ? 84 : 130)
    let isBeside = asset != nil && width >= 90
    let textWidth = (isBeside ? 52 : width) - 4
    lines = Self.lines(request, width: textWidth - Self.names)
    let height = asset == nil ? min(room.height, lines.count + 2) : min(room.height, isBeside ? 34 : room.height)
    frame = room.centered(Size(width: width, height: height))
    let inside = frame.inset(2, 1)
    if isBeside {
      let split = inside.splitLeft(textWidth)
      (facts, picture) = (split.left, split.rest.inset(1, 0))
    } else if asset != nil {
      let split = inside.splitTop(min(lines.count, max(4, inside.height / 2)))
      (facts, picture) = (split.top, split.rest)
    } else {
      (facts, picture) = (inside, Rect(x: inside.minX, y: inside.maxY, width: 0, height: 0))
    }
    top = min(layer.list.cursor, max(0, lines.count - facts.height))
  }

  func draw(_ canvas: inout Canvas) {
    canvas.fill(frame, on: .overlay)
    canvas.frame(frame, title: "Request", isFocused: true, on: .overlay)
    for (row, line) in lines.dropFirst(top).prefix(facts.height).enumerated() {
      let y = facts.minY + row
      canvas.text(line.name, facts.minX, y, .muted, on: .overlay)
      canvas.text(
        canvas.glyphs.spell(line.text), facts.minX + Self.names, y, line.role, on: .overlay,
        width: facts.width - Self.names)
    }
    if lines.count > facts.height {
      let words = " \(top + 1)-\(min(lines.count, top + facts.height)) of \(lines.count) "
      canvas.right(words, frame.maxX - 2, frame.maxY - 1, .muted, on: .overlay)
    }
    drawPicture(&canvas)
  }

  private func drawPicture(_ canvas: inout Canvas) {
    guard let asset, !picture.isEmpty else { return }
    guard let large = model.gallery.large(asset) else {
      canvas.text("The picture is being read.", picture.minX, picture.minY, .muted, on: .overlay, width: picture.width)
      return
    }
    guard large.bitmap != nil else {
      canvas.paragraph(large.note, in: picture, large.isMissing ? .error : .muted, on: .overlay)
      return
    }
    guard let surface = model.gallery.rendered.surface(.asset(asset), fitting: picture.size, look: model.look) else {
      return
    }
    canvas.surface.draw(surface, at: picture.centered(surface.size).origin)
  }

  private static func lines(_ request: GatewayRequest, width: Int) -> [Line] {
    let words = RequestWords(request)
    var facts: [(String, String, Role)] = [
      ("time", "\(LocalTime.day(request.time)) \(words.time)", .text), ("client", words.client, .text),
      ("route", "\(request.method) \(Harmless.line(request.route, limit: 120))", .text),
    ]
    if let asked = request.asked { facts.append(("asked for", Harmless.line(asked, limit: 200), .text)) }
    if let model = request.model { facts.append(("served by", Harmless.line(model, limit: 200), .text)) }
    facts.append(("status", request.status.map { String($0) } ?? "under way", words.role))
    if request.status != nil { facts.append(("took", words.seconds, .text)) }
    facts.append(("cost", request.cost.map { Money.text($0) } ?? "not known", .text))
    if request.isRepeat { facts.append(("repeat", "It joined one that was under way or not delivered.", .text)) }
    if let error = request.error { facts.append(("error", Harmless.line(error, limit: 600), .error)) }
    for (place, sentence) in request.adjustments.enumerated() {
      facts.append((place == 0 ? "changed" : "", Harmless.line(sentence, limit: 400), .warning))
    }
    facts += request.attempts.count > 1 ? attempts(request) : []
    if !request.assets.isEmpty { facts.append(("pictures", "\(request.assets.count) in the gallery", .text)) }
    facts.append(("id", request.id, .muted))
    return facts.flatMap { name, text, role in
      let wrapped = WrappedText(text, width: max(8, width))
      return wrapped.lines.enumerated().map { Line(name: $0 == 0 ? name : "", text: wrapped.text(of: $1), role: role) }
    }
  }

  private static func attempts(_ request: GatewayRequest) -> [(String, String, Role)] {
    request.attempts.enumerated().map { place, attempt in
      let reason = attempt.reason.map { Harmless.line($0, limit: 300) } ?? "it served"
      let model = Harmless.line(attempt.model, limit: 120)
      return (place == 0 ? "tried" : "", "\(model), \(Seconds.text(attempt.seconds)): \(reason)", .text)
    }
  }
}
