/// A drawing for models that answer with SVG: sky, sun and hills in the colours of the hour, and the word DEMO.
struct VectorPicture {
  private let brief: PictureBrief

  init(_ brief: PictureBrief) { self.brief = brief }

  /// The drawing as SVG text.
  var text: String {
    let (width, height) = (brief.width, brief.height)
    let stage = brief.stage
    let sky = Sky(stage, horizon: 0.7)
    let sun = (Int((sky.sunX / stage.aspect + 0.5) * Float(width)), Int(sky.sunY * Float(height)))
    let stops = sky.stops.enumerated().map { index, tint in
      "<stop offset=\"\(index * 100 / (sky.stops.count - 1))%\" stop-color=\"\(tint.hex)\"/>"
    }
    let hills = (0..<4).map { hill($0, sky, stage) }
    let size = max(12, min(width, height) / 12)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" viewBox="0 0 \(width) \(height)">
      <title>DEMO</title>
      <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">\(stops.joined())</linearGradient></defs>
      <rect width="\(width)" height="\(height)" fill="url(#sky)"/>
      <circle cx="\(sun.0)" cy="\(sun.1)" r="\(min(width, height) / 12)" fill="\(sky.light.hex)"/>
      \(hills.joined(separator: "\n"))
      <text x="\(width - size / 2)" y="\(height - size / 2)" font-family="monospace" font-weight="bold" \
      font-size="\(size)" text-anchor="end" fill="#ffffff">DEMO</text>
      </svg>

      """
  }

  private func hill(_ index: Int, _ sky: Sky, _ stage: Stage) -> String {
    let nearness = Float(index) / 3
    let noise = stage.noise.fork(90 + index)
    let points = (0...24).map { step -> String in
      let across = Float(step) / 24
      let rise = noise.layered(across * (2 + nearness * 2), 1, 3) * 0.3 * (1 - nearness * 0.5)
      let y = (0.62 + nearness * 0.28 - rise) * Float(brief.height)
      return "\(step * brief.width / 24),\(Int(y))"
    }
    let fill = mix(sky.haze, sky.stops[0] * 0.5, 0.25 + nearness * 0.75)
    return
      "<polygon fill=\"\(fill.hex)\" points=\"0,\(brief.height) \(points.joined(separator: " ")) \(brief.width),\(brief.height)\"/>"
  }
}

extension Tint {
  /// The colour as `#rrggbb`.
  fileprivate var hex: String {
    let parts = [x, y, z].map { channel -> String in
      let text = String(Int(Swift.min(1, Swift.max(0, channel)) * 255), radix: 16)
      return text.count < 2 ? "0" + text : text
    }
    return "#" + parts.joined()
  }
}
