/// What is needed of a TIFF structure, which is also what EXIF data is made of: its first directory and those it names.
struct TIFFDirectory {
  private var values: [Int: Int] = [:]
  private var exif: [Int: Int] = [:]
  /// Whether it names places, or holds what only the camera's maker understands.
  private(set) var isPrivate = false
  /// Whether it is of EXIF's other colours.
  private var isOptionFile = false

  /// Nil when the bytes do not begin as TIFF does. An EXIF block may carry its "Exif" name in front.
  init?(_ bytes: ArraySlice<UInt8>) {
    var data = bytes
    if ByteReader(data).has("Exif\0\0", at: 0) { data = data.dropFirst(6) }
    var reader = ByteReader(data)
    reader.isLittleEndian = reader.has("II", at: 0)
    guard reader.isLittleEndian || reader.has("MM", at: 0), reader.number(at: 2, width: 2) == 42 else { return nil }
    guard let start = reader.number(at: 4, width: 4) else { return }
    values = Self.entries(reader, at: start)
    if let place = values[Tag.exif] { exif = Self.entries(reader, at: place) }
    isPrivate = values[Tag.position] != nil || exif[Tag.makerNote] != nil
    // "R03" is short enough to stand in the entry itself.
    if let place = exif[Tag.interoperability], let count = reader.number(at: place, width: 2) {
      isOptionFile = (0..<count).prefix(16).contains { reader.has("R03", at: place + 2 + $0 * 12 + 8) }
    }
  }

  private enum Tag {
    static let exif = 0x8769
    static let position = 0x8825
    static let makerNote = 0x927C
    static let colorSpace = 0xA001
    static let interoperability = 0xA005
  }

  /// The values of one directory; of other types than numbers of 16 and 32 bits where they stand.
  private static func entries(_ reader: ByteReader, at start: Int) -> [Int: Int] {
    guard let count = reader.number(at: start, width: 2) else { return [:] }
    var values: [Int: Int] = [:]
    for entry in 0..<count {
      let offset = start + 2 + entry * 12
      guard let tag = reader.number(at: offset, width: 2), let type = reader.number(at: offset + 2, width: 2),
        let value = reader.number(at: offset + 8, width: type == 3 ? 2 : 4)
      else { break }
      values[tag] = value
    }
    return values
  }

  var width: Int? { values[256] }
  var height: Int? { values[257] }

  /// Some cameras write the number 2, others say that it is none of theirs and name the file's kind.
  var isAdobeRGB: Bool { exif[Tag.colorSpace] == 2 || exif[Tag.colorSpace] == 0xFFFF && isOptionFile }

  /// How to turn the stored picture upright, 1-8; 1, as stored, when it is missing or out of range.
  var orientation: Int {
    guard let value = values[274], (1...8).contains(value) else { return 1 }
    return value
  }
}
