import Cells
import Raster

/// Reads a file as the program does.
enum DecodedFile {
  /// Red, green and blue, row by row.
  static func pixels(_ file: [UInt8]) throws -> [UInt8] {
    let bitmap = try Decoder.bitmap(file, fitting: Size(width: 4096, height: 4096))
    return bitmap.pixels.enumerated().filter { $0.offset % 4 < 3 }.map(\.element)
  }
}
