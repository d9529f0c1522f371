import Cells

/// The colours by which a picture is best shown, chosen by cutting its colours into boxes, the most spread out first.
struct SixelPalette {
  /// As sixels say them: 0-100 for each of red, green and blue.
  let percents: [SIMD3<UInt8>]

  init(of image: PixelImage, most: Int) {
    var boxes = [Box(Self.entries(of: image))]
    while boxes.count < most, let place = boxes.indices.max(by: { boxes[$0].spread < boxes[$1].spread }),
      let (low, high) = boxes[place].cut()
    {
      boxes[place] = low
      boxes.append(high)
    }
    var seen: Set<SIMD3<UInt8>> = []
    percents = boxes.map(\.percent).filter { seen.insert($0).inserted }
  }

  /// What a terminal shows for each colour.
  var shown: [SIMD3<UInt8>] {
    percents.map { percent in
      let wide = SIMD3<Int>(truncatingIfNeeded: percent) &* 255 &+ 50
      return SIMD3<UInt8>(truncatingIfNeeded: wide / 100)
    }
  }

  /// Colours that are alike in their first five bits are one, with their mean.
  private struct Entry {
    var count = 0
    var sum = SIMD3<Int>.zero
    var mean: SIMD3<Float> { SIMD3<Float>(sum) / Float(max(1, count)) }
  }

  private static func entries(of image: PixelImage) -> [Entry] {
    var bins = Array(repeating: Entry(), count: 1 << 15)
    for index in stride(from: 0, to: image.pixels.count, by: 3) {
      let (red, green, blue) = (image.pixels[index], image.pixels[index + 1], image.pixels[index + 2])
      let bin = Int(red >> 3) << 10 | Int(green >> 3) << 5 | Int(blue >> 3)
      bins[bin].count += 1
      bins[bin].sum &+= SIMD3(Int(red), Int(green), Int(blue))
    }
    return bins.filter { $0.count > 0 }
  }

  private struct Box {
    private let entries: [Entry]
    private let axis: Int
    /// How much is lost where one colour stands for all of them.
    let spread: Float

    init(_ entries: [Entry]) {
      self.entries = entries
      let weight = entries.reduce(Float(0)) { $0 + Float($1.count) }
      let mean = entries.reduce(SIMD3<Float>.zero) { $0 + $1.mean * Float($1.count) } / max(1, weight)
      let variance = entries.reduce(SIMD3<Float>.zero) { sum, entry in
        let difference = entry.mean - mean
        return sum + difference * difference * Float(entry.count)
      }
      // The eye sees green best and blue least.
      let seen = variance * SIMD3(3, 4, 2)
      axis = seen.x >= seen.y && seen.x >= seen.z ? 0 : seen.y >= seen.z ? 1 : 2
      spread = entries.count > 1 ? seen.sum() : 0
    }

    /// Two boxes that lose less; nil where nothing is lost.
    func cut() -> (Box, Box)? {
      guard spread > 0 else { return nil }
      let sorted = entries.sorted { $0.mean[axis] < $1.mean[axis] }
      let half = sorted.reduce(0) { $0 + $1.count } / 2
      var count = 0
      var place = 0
      while place < sorted.count - 1, count + sorted[place].count <= half || place == 0 {
        count += sorted[place].count
        place += 1
      }
      return (Box(Array(sorted[..<place])), Box(Array(sorted[place...])))
    }

    var percent: SIMD3<UInt8> {
      let sum = entries.reduce(SIMD3<Int>.zero) { $0 &+ $1.sum }
      let count = max(1, entries.reduce(0) { $0 + $1.count })
      let hundredths = (sum &* 100 &+ count * 255 / 2) / (count * 255)
      return SIMD3<UInt8>(truncatingIfNeeded: hundredths)
    }
  }
}
