import CDeflate
import Cells

/// A picture as a PNG file, packed quickly: for terminals that want files.
enum PNGFile {
  static func bytes(of image: PixelImage) -> [UInt8] {
    let (width, height) = (UInt32(image.size.width), UInt32(image.size.height))
    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    // 8 bits a channel, red, green and blue, no interlacing.
    file += chunk("IHDR", number(width) + number(height) + [8, 2, 0, 0, 0])
    file += chunk("IDAT", Deflated.bytes(of: rows(of: image)))
    return file + chunk("IEND", [])
  }

  /// Each row after the number of its filter: differences from the pixel to the left pack better.
  private static func rows(of image: PixelImage) -> [UInt8] {
    let length = image.size.width * 3
    return [UInt8](unsafeUninitializedCapacity: (length + 1) * image.size.height) { rows, count in
      for y in 0..<image.size.height {
        let (source, target) = (y * length, y * (length + 1))
        rows[target] = 1
        for index in 0..<length {
          let left = index < 3 ? 0 : image.pixels[source + index - 3]
          rows[target + 1 + index] = image.pixels[source + index] &- left
        }
      }
      count = (length + 1) * image.size.height
    }
  }

  private static func chunk(_ name: StaticString, _ data: [UInt8]) -> [UInt8] {
    let content = name.withUTF8Buffer { Array($0) } + data
    return number(UInt32(data.count)) + content + number(cdeflate_crc32(0, content, content.count))
  }

  private static func number(_ value: UInt32) -> [UInt8] {
    [UInt8(value >> 24), UInt8(value >> 16 & 0xFF), UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
  }
}
