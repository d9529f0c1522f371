import Raster

/// What can be measured of a picture without understanding it.
struct Measurement: Equatable, Sendable {
  let width: Int
  let height: Int
  /// Mean brightness, 0 to 1.
  let brightness: Float
  /// Standard deviation of brightness, 0 to about 0.5.
  let contrast: Float
  /// The most frequent colours by name with their share, the largest first.
  let colors: [Share]
  /// Mean brightness of the upper and the lower half.
  let upper: Float
  let lower: Float

  /// A colour and how much of the picture it fills, 0 to 1.
  struct Share: Equatable, Sendable {
    var name: String
    var share: Float
  }

  init(_ bitmap: Bitmap) {
    width = bitmap.width
    height = bitmap.height
    // A grid of at most about 96 by 96 samples is enough to measure and quick for any size.
    let step = max(1, max(bitmap.width, bitmap.height) / 96)
    var counts: [String: Int] = [:]
    var lights: [(y: Int, light: Float)] = []
    for y in stride(from: 0, to: bitmap.height, by: step) {
      for x in stride(from: 0, to: bitmap.width, by: step) {
        let tint = bitmap.tint(x, y)
        lights.append((y, tint.brightness))
        counts[ColorName.nearest(tint).name, default: 0] += 1
      }
    }
    let total = Float(lights.count)
    let middle = bitmap.height / 2
    let mean = lights.reduce(0) { $0 + $1.light } / total
    brightness = mean
    contrast = (lights.reduce(0) { $0 + ($1.light - mean) * ($1.light - mean) } / total).squareRoot()
    upper = lights.filter { $0.y < middle }.map(\.light).reduce(0, +) / max(1, Float(lights.count { $0.y < middle }))
    lower = lights.filter { $0.y >= middle }.map(\.light).reduce(0, +) / max(1, Float(lights.count { $0.y >= middle }))
    colors = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(4)
      .map { Share(name: $0.key, share: Float($0.value) / total) }
  }

  /// The measurements in sentences. `number` tells several pictures apart.
  func report(number: Int?) -> String {
    let title = number.map { "DEMO analysis of picture \($0)" } ?? "DEMO analysis"
    let shape = width == height ? "square" : width > height ? "wide" : "tall"
    let listed = colors.map { "\($0.name) \(percent($0.share)) %" }.joined(separator: ", ")
    let difference = upper - lower
    let balance =
      abs(difference) < 0.06
      ? "The upper and the lower half are equally bright."
      : "The \(difference > 0 ? "upper" : "lower") half is brighter."
    return """
      \(title): measured from the pixels, nothing is recognised.
      Size: \(width) by \(height) pixels, \(shape), \(aspect) to 1.
      Dominant colours: \(listed).
      Brightness: \(percent(brightness)) % (\(level(brightness, ["dark", "medium", "bright"], [0.35, 0.62]))). \
      Contrast: \(percent(contrast)) % (\(level(contrast, ["soft", "moderate", "strong"], [0.13, 0.24]))).
      \(balance)
      """
  }

  private var aspect: String {
    let hundredths = Int((Double(width) / Double(height) * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  private func percent(_ value: Float) -> Int { Int((value * 100).rounded()) }

  private func level(_ value: Float, _ names: [String], _ limits: [Float]) -> String {
    names[limits.count { value >= $0 }]
  }
}
