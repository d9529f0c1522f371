/// Chooses, for the parts of a cell, which of them have one colour and which the other, so that least light is lost.
///
/// Of a cut in two, the two means lose least, and how much follows from the sums alone; so all cuts are tried, each by moving
/// one part from the one side to the other. A cut and its opposite are the same, so the last part stays on its side.
struct SymbolChoice {
  /// The parts that have the foreground.
  private(set) var mask = 0
  private(set) var foreground = SIMD4<Float>.zero
  private(set) var background = SIMD4<Float>.zero

  private static let shares: [Float] = (0...8).map { $0 == 0 ? 0 : 1 / Float($0) }

  /// - Parameters:
  ///   - parts: 1-8 colours in light.
  ///   - count: how many of them there are.
  init(_ parts: UnsafePointer<SIMD4<Float>>, count: Int) {
    var total = SIMD4<Float>.zero
    for index in 0..<count { total += parts[index] }
    var best = (total * total).sum() * Self.shares[count]
    // Less than this nobody sees, and a blank is shorter.
    best += best * 1e-5 + 1e-7
    var (inside, insideCount, present) = (SIMD4<Float>.zero, 0, 0)
    var bestInside = SIMD4<Float>.zero
    Self.shares.withUnsafeBufferPointer { shares in
      for step in 1..<max(2, 1 << (count - 1)) where count > 1 {
        let part = step.trailingZeroBitCount
        present ^= 1 << part
        let isIn = present >> part & 1 == 1
        inside += isIn ? parts[part] : -parts[part]
        insideCount += isIn ? 1 : -1
        let outside = total - inside
        let score =
          (inside * inside).sum() * shares[insideCount] + (outside * outside).sum() * shares[count - insideCount]
        if score > best { (best, mask, bestInside) = (score, present, inside) }
      }
    }
    let chosen = mask.nonzeroBitCount
    background = (total - bestInside) * Self.shares[count - chosen]
    foreground = bestInside * Self.shares[chosen]
  }
}
