import Cells

/// A picture as sixels: a palette, and for each band of six rows one line of every colour in it.
struct SixelEncoder {
  /// 2-256, as many as the terminal has registers for.
  let colors: Int

  init(colors: Int) { self.colors = min(max(2, colors), 256) }

  func bytes(of image: PixelImage) -> [UInt8] {
    let palette = SixelPalette(of: image, most: colors)
    let places = SixelDithering(palette: palette).places(of: image)
    var bytes = Array("\u{1B}P0;1q\"1;1;\(image.size.width);\(image.size.height)".utf8)
    for (index, color) in palette.percents.enumerated() {
      bytes += "#\(index);2;\(color.x);\(color.y);\(color.z)".utf8
    }
    var band = SixelBand(width: image.size.width, colors: palette.percents.count)
    for top in stride(from: 0, to: image.size.height, by: 6) {
      band.load(places, from: top, to: min(image.size.height, top + 6))
      band.write(into: &bytes)
    }
    return bytes + Array("\u{1B}\\".utf8)
  }
}
