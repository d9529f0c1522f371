import Cells

extension Decoder {
  /// A sound as it looks: how loud it is, from left to right.
  static func waveform(_ bytes: [UInt8], _ size: Size) throws(RasterError) -> Outcome {
    let peaks = try SoundPeaks(bytes, columns: size.width)
    return (Waveform.bitmap(peaks, size), nil)
  }
}

/// Draws how loud a sound is.
enum Waveform {
  private static let ground: [UInt8] = [18, 22, 30, 255]
  private static let middle: [UInt8] = [54, 66, 86, 255]
  private static let wave: [UInt8] = [92, 180, 255, 255]

  static func bitmap(_ peaks: SoundPeaks, _ size: Size) -> Bitmap {
    var bitmap = Bitmap(width: size.width, height: size.height)
    let half = Double(size.height - 1) / 2
    for x in 0..<bitmap.width {
      let reach = half * Double(peaks.values[min(x, peaks.values.count - 1)])
      for y in 0..<bitmap.height {
        let distance = abs(Double(y) - half)
        let color = distance <= reach && reach >= 0.5 ? wave : distance < 1 ? middle : ground
        for channel in 0..<4 { bitmap.pixels[(y * bitmap.width + x) * 4 + channel] = color[channel] }
      }
    }
    return bitmap
  }
}
