/// The head of a WAV file, and where its samples are.
package struct WAVFile: Sendable {
  package let rate: Int
  package let channels: Int
  /// Of one sample.
  package let bits: Int
  let isFloat: Bool
  /// Where the samples are.
  package let samples: Range<Int>

  /// Nil for what is no WAV, or holds no bare samples.
  package init?(_ bytes: [UInt8]) {
    let reader = ByteReader(bytes[...], isLittleEndian: true)
    guard reader.has("RIFF", at: 0), reader.has("WAVE", at: 8) else { return nil }
    var offset = 12
    var format: (code: Int, channels: Int, rate: Int, bits: Int)?
    var found: Range<Int>?
    while found == nil, let size = reader.number(at: offset + 4, width: 4) {
      let start = offset + 8
      if reader.has("fmt ", at: offset) { format = Self.format(reader, at: start) }
      // A length that is not known yet, as in a stream, is the largest.
      if reader.has("data", at: offset) { found = start..<min(bytes.count, start + size) }
      offset = start + size + size % 2
    }
    guard let format, let found, format.channels > 0, format.rate > 0, (1...4).contains(format.bits / 8),
      format.bits % 8 == 0, format.code == 1 || format.code == 3 && format.bits == 32
    else { return nil }
    (rate, channels, bits, isFloat) = (format.rate, format.channels, format.bits, format.code == 3)
    samples = found
  }

  private static func format(_ reader: ByteReader, at start: Int) -> (code: Int, channels: Int, rate: Int, bits: Int)? {
    guard let code = reader.number(at: start, width: 2), let channels = reader.number(at: start + 2, width: 2),
      let rate = reader.number(at: start + 4, width: 4), let bits = reader.number(at: start + 14, width: 2)
    else { return nil }
    // The extensible form says at its end what the samples are.
    return (code == 0xFFFE ? reader.number(at: start + 24, width: 2) ?? 1 : code, channels, rate, bits)
  }

  /// Bytes of one moment.
  var frame: Int { channels * bits / 8 }

  package var seconds: Double { Double(samples.count / frame) / Double(rate) }

  /// What stands before samples of 16 bits.
  ///
  /// - Parameter count: bytes of the samples; nil where that is not known yet: players take the largest for "until the end".
  package static func head(rate: Int, channels: Int = 1, count: Int?) -> [UInt8] {
    let most = Int(UInt32.max) - 36
    let size = min(count ?? most, most)
    func little(_ value: Int, _ width: Int) -> [UInt8] {
      (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    return Array("RIFF".utf8) + little(size + 36, 4) + Array("WAVEfmt ".utf8) + little(16, 4) + little(1, 2)
      + little(channels, 2) + little(rate, 4) + little(rate * channels * 2, 4) + little(channels * 2, 2)
      + little(16, 2) + Array("data".utf8) + little(size, 4)
  }
}
