import Raster

/// Paints the picture of a brief and brings it to its size.
struct Painter: Sendable {
  let brief: PictureBrief
  let detail: PictureDetail

  /// The finished picture with its mark. A smaller `longestSide` gives the same picture in coarse blocks.
  func paint(longestSide: Int? = nil) async -> Bitmap {
    let limit = min(longestSide ?? .max, detail.longestDrawnSide)
    let scale = min(1, Double(limit) / Double(max(brief.width, brief.height)))
    let width = max(1, Int((Double(brief.width) * scale).rounded()))
    let height = max(1, Int((Double(brief.height) * scale).rounded()))
    let canvas = await rows(width, height)
    let isCoarse = detail != .full || longestSide != nil
    let enlarged = Enlargement(from: canvas, width: brief.width, height: brief.height)
    var picture = isCoarse ? enlarged.inBlocks : enlarged.smooth
    if brief.isTransparent { picture.fadeEdges() }
    DemoMark(width: brief.width, height: brief.height).draw(on: &picture)
    return picture
  }

  /// The picture in bands of rows, painted side by side.
  private func rows(_ width: Int, _ height: Int) async -> PaintCanvas {
    let scene = SceneChoice(brief: brief).scene
    let band = max(1, (height + 7) / 8)
    return await withTaskGroup(of: (Int, [UInt8]).self) { group in
      for top in stride(from: 0, to: height, by: band) {
        group.addTask {
          (top, Self.paint(scene, rows: top..<min(top + band, height), width: width, height: height))
        }
      }
      var canvas = PaintCanvas(width: width, height: height)
      for await (top, pixels) in group {
        canvas.pixels.replaceSubrange(top * width * 4..<top * width * 4 + pixels.count, with: pixels)
      }
      return canvas
    }
  }

  private static func paint(_ scene: some Scene, rows: Range<Int>, width: Int, height: Int) -> [UInt8] {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(rows.count * width * 4)
    let scale = 1 / Float(height)
    for row in rows {
      for column in 0..<width {
        let color = scene.color((Float(column) + 0.5 - Float(width) / 2) * scale, (Float(row) + 0.5) * scale)
        // Half a step of ordered noise hides the bands of wide gradients.
        let dither = Self.dither[(row & 3) * 4 + (column & 3)]
        let scaled = color * 255 + Tint(repeating: dither)
        pixels.append(UInt8(min(255, max(0, scaled.x))))
        pixels.append(UInt8(min(255, max(0, scaled.y))))
        pixels.append(UInt8(min(255, max(0, scaled.z))))
        pixels.append(255)
      }
    }
    return pixels
  }

  private static let dither: [Float] = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5].map { ($0 + 0.5) / 16 }
}
