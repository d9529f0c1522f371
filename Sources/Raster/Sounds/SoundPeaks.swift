import CFormats

/// How loud a sound is over its length: the largest sample of each of so many parts, from 0 to 1.
package struct SoundPeaks: Sendable {
  package let values: [Float]

  /// - Throws: for what is no sound, is damaged, or needs a library that is not here.
  package init(_ bytes: [UInt8], columns: Int) throws(RasterError) {
    let columns = max(1, columns)
    switch ImageFormat.sniff(bytes) {
    case .wav:
      guard let file = WAVFile(bytes) else { throw .corrupt(.wav, "holds no samples that can be read") }
      values = Self.peaks(of: file, bytes, columns)
    case .mp3:
      guard let file = MP3File(bytes) else { throw .corrupt(.mp3, "holds no whole frame") }
      values = try Self.peaks(of: file, bytes, columns)
    default: throw .unknownFormat(ImageFormat.describe(bytes))
    }
  }

  private static func peaks(of file: MP3File, _ bytes: [UInt8], _ columns: Int) throws(RasterError) -> [Float] {
    var values = [Float](repeating: 0, count: columns)
    let samples = file.seconds * Double(file.rate)
    switch cformats_mp3_peaks(bytes, bytes.count, samples, &values, columns) {
    case CFORMATS_OK: return values
    case CFORMATS_MISSING: throw .unsupported(.mp3, "")
    default: throw .corrupt(.mp3, "is damaged")
    }
  }

  private static func peaks(of file: WAVFile, _ bytes: [UInt8], _ columns: Int) -> [Float] {
    let (frame, width) = (file.frame, file.bits / 8)
    let count = file.samples.count / frame
    return bytes.withUnsafeBufferPointer { bytes in
      (0..<columns).map { column in
        let (from, to) = (count * column / columns, max(count * column / columns + 1, count * (column + 1) / columns))
        var peak: Float = 0
        for moment in from..<min(to, count) {
          let place = file.samples.lowerBound + moment * frame
          peak = max(peak, abs(sample(bytes, place, width, file.isFloat)))
        }
        return min(1, peak)
      }
    }
  }

  /// From -1 to 1.
  private static func sample(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int, _ width: Int, _ isFloat: Bool) -> Float
  {
    // One byte has no sign, wider samples have.
    if width == 1 { return (Float(bytes[place]) - 128) / 128 }
    var value: UInt32 = 0
    for index in 0..<width { value |= UInt32(bytes[place + index]) << (8 * (index + 4 - width)) }
    return isFloat ? Float(bitPattern: value) : Float(Int32(bitPattern: value)) / 2_147_483_648
  }
}
