/// The first directory of a TIFF structure, which is also what EXIF data is made of.
struct TIFFDirectory {
  private var values: [Int: Int] = [:]

  /// Nil when the bytes do not begin as TIFF does. An EXIF block may carry its "Exif" name in front.
  init?(_ bytes: ArraySlice<UInt8>) {
    var data = bytes
    if ByteReader(data).has("Exif\0\0", at: 0) { data = data.dropFirst(6) }
    var reader = ByteReader(data)
    reader.isLittleEndian = reader.has("II", at: 0)
    guard reader.isLittleEndian || reader.has("MM", at: 0), reader.number(at: 2, width: 2) == 42 else { return nil }
    guard let start = reader.number(at: 4, width: 4), let count = reader.number(at: start, width: 2) else { return }
    for entry in 0..<count {
      let offset = start + 2 + entry * 12
      guard let tag = reader.number(at: offset, width: 2), let type = reader.number(at: offset + 2, width: 2) else {
        return
      }
      // 3 is a 16-bit number, 4 a 32-bit one; nothing here needs the other types.
      if type == 3 || type == 4, let value = reader.number(at: offset + 8, width: type == 3 ? 2 : 4) {
        values[tag] = value
      }
    }
  }

  var width: Int? { values[256] }
  var height: Int? { values[257] }

  /// How to turn the stored picture upright, 1-8; 1, as stored, when it is missing or out of range.
  var orientation: Int {
    guard let value = values[274], (1...8).contains(value) else { return 1 }
    return value
  }
}
