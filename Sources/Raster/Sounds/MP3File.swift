/// The frames of an MP3 file: where they are, and how long they sound. Tags around them and the frame that only holds a table
/// of contents are left out.
package struct MP3File: Sendable {
  /// Where the frames are, tags left out; frames behind each other are one range.
  private(set) var ranges: [Range<Int>] = []
  package private(set) var frames = 0
  package private(set) var seconds = 0.0
  /// Of the first frame.
  package private(set) var rate = 0
  package private(set) var channels = 0
  private let bytes: [UInt8]

  /// Nil where no frame is followed by another, or stands alone to the end.
  package init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    var offset = MP3Frame.tagEnd(bytes[...])
    var isFirst = true
    while offset + 4 <= bytes.count {
      guard let frame = MP3Frame(bytes[offset...]), isFollowed(frame, at: offset) else {
        // Junk between frames is what players skip, too.
        offset += 1
        continue
      }
      let end = min(bytes.count, offset + frame.length)
      let isTable = isFirst && frame.isTable(bytes[offset..<end])
      if isFirst { (rate, channels) = (frame.rate, frame.channels) }
      isFirst = false
      if !isTable { add(frame, offset..<end) }
      offset = end
    }
    guard frames > 0 else { return nil }
  }

  /// The frames alone: what can be put behind those of another file without a gap.
  package var sound: [UInt8] { ranges.flatMap { bytes[$0] } }

  private func isFollowed(_ frame: MP3Frame, at offset: Int) -> Bool {
    let next = offset + frame.length
    guard next + 4 <= bytes.count else { return frames > 0 || next == bytes.count }
    return MP3Frame(bytes[next...]).map { $0.rate == frame.rate } ?? (frames > 0)
  }

  private mutating func add(_ frame: MP3Frame, _ range: Range<Int>) {
    frames += 1
    seconds += frame.seconds
    if let last = ranges.last, last.upperBound == range.lowerBound {
      ranges[ranges.count - 1] = last.lowerBound..<range.upperBound
    } else {
      ranges.append(range)
    }
  }
}

/// The head of one frame of layer III.
struct MP3Frame {
  let rate: Int
  let channels: Int
  /// In bytes, the head included.
  let length: Int
  private let isLow: Bool

  private static let rates = [44_100, 48_000, 32_000]
  private static let high = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320]
  private static let low = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160]

  /// Nil for what is no head, and for a free bit rate, whose length nobody can tell.
  init?(_ bytes: ArraySlice<UInt8>) {
    let head = Array(bytes.prefix(4))
    guard head.count == 4, head[0] == 0xFF, head[1] & 0xE6 == 0xE2 else { return nil }
    // 0 is version 2.5, 1 is none, 2 is version 2, 3 is version 1.
    let version = Int(head[1] >> 3 & 3)
    let (code, place) = (Int(head[2] >> 4), Int(head[2] >> 2 & 3))
    guard version != 1, code > 0, code < 15, place < 3 else { return nil }
    isLow = version != 3
    rate = Self.rates[place] / (version == 3 ? 1 : version == 2 ? 2 : 4)
    channels = head[3] >> 6 == 3 ? 1 : 2
    let kilobits = (isLow ? Self.low : Self.high)[code]
    length = (isLow ? 72_000 : 144_000) * kilobits / rate + Int(head[2] >> 1 & 1)
  }

  var seconds: Double { (isLow ? 576 : 1152) / Double(rate) }

  /// Whether it holds a table of contents and no sound.
  func isTable(_ frame: ArraySlice<UInt8>) -> Bool {
    let reader = ByteReader(frame)
    let side = isLow ? (channels == 1 ? 9 : 17) : (channels == 1 ? 17 : 32)
    return reader.has("Xing", at: 4 + side) || reader.has("Info", at: 4 + side) || reader.has("VBRI", at: 36)
  }

  /// Where the tag at the beginning ends; 0 without one.
  static func tagEnd(_ bytes: ArraySlice<UInt8>) -> Int {
    let reader = ByteReader(bytes)
    guard reader.has("ID3", at: 0), reader.count > 10 else { return 0 }
    // Seven bits of each byte count.
    let size = (6..<10).reduce(0) { $0 << 7 | Int((reader.byte(at: $1) ?? 0) & 0x7F) }
    return 10 + size
  }

  /// Whether the beginning of a file is that of a sound.
  static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
    let reader = ByteReader(bytes)
    if reader.has("ID3", at: 0) { return true }
    guard let first = MP3Frame(bytes) else { return false }
    guard bytes.count >= first.length + 4 else { return bytes.count == first.length }
    return MP3Frame(bytes.dropFirst(first.length)).map { $0.rate == first.rate } ?? false
  }
}
