import CJPEG
import CPNG
import CWebP
import Cells

/// Writes bitmaps as files.
package enum Encoder {
  /// A PNG tagged sRGB; opaque pictures are written without alpha.
  ///
  /// `text` goes into tEXt chunks, or iTXt where a value is not ASCII. Keys are 1 to 79 printable ASCII characters.
  package static func png(
    _ bitmap: Bitmap, text: [(key: String, value: String)] = []
  ) throws(RasterError) -> [UInt8] {
    let texts = try packed(text)
    var output = [UInt8]()
    var message = [CChar](repeating: 0, count: Int(CPNG_MESSAGE))
    let status = withUnsafeMutablePointer(to: &output) { output in
      cpng_encode(
        bitmap.pixels, UInt32(bitmap.width), UInt32(bitmap.height), bitmap.isOpaque ? 0 : 1, texts, text.count, append,
        output, &message)
    }
    guard status == CPNG_OK else { throw .encoding("the picture cannot be written as PNG: \(string(message))") }
    return output
  }

  /// A baseline JPEG, quality 1 to 100. Transparent parts show `background`.
  package static func jpeg(
    _ bitmap: Bitmap, quality: Int = 90, background: RGB = RGB(0, 0, 0)
  ) throws(RasterError) -> [UInt8] {
    let flat = bitmap.isOpaque ? bitmap : bitmap.over(background)
    var output = [UInt8]()
    var message = [CChar](repeating: 0, count: Int(CJPEG_MESSAGE))
    let status = withUnsafeMutablePointer(to: &output) { output in
      cjpeg_encode(
        flat.pixels, UInt32(flat.width), UInt32(flat.height), Int32(min(max(1, quality), 100)), append, output,
        &message)
    }
    guard status == CJPEG_OK else { throw .encoding("the picture cannot be written as JPEG: \(string(message))") }
    return output
  }

  /// A WebP with alpha where there is any; quality 0 to 99 is lossy, 100 lossless.
  package static func webp(_ bitmap: Bitmap, quality: Int = 85) throws(RasterError) -> [UInt8] {
    var output = [UInt8]()
    let status = withUnsafeMutablePointer(to: &output) { output in
      cwebp_encode(
        bitmap.pixels, UInt32(bitmap.width), UInt32(bitmap.height), Int32(min(max(0, quality), 100)), append, output)
    }
    switch status {
    case CWEBP_OK: return output
    case CWEBP_TOO_LARGE: throw .encoding("\(bitmap.width)×\(bitmap.height) pixels do not fit into a WebP file")
    default: throw .encoding("the picture cannot be written as WebP")
    }
  }

  /// Keys and values, each ended by a NUL, which is how the shim takes them.
  private static func packed(_ text: [(key: String, value: String)]) throws(RasterError) -> [CChar] {
    var bytes = [CChar]()
    for (key, value) in text {
      let isPlain = key.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
      guard (1...79).contains(key.utf8.count), isPlain, key.first != " ", key.last != " " else {
        throw .encoding("\"\(key)\" cannot be the name of a PNG text")
      }
      guard !value.utf8.contains(0) else { throw .encoding("the PNG text \"\(key)\" holds a NUL") }
      bytes += (key.utf8 + [0] + value.utf8 + [0]).map { CChar(bitPattern: $0) }
    }
    return bytes
  }

  /// The sink of all three encoders: `context` points to the array that grows.
  private static let append: @convention(c) (UnsafeMutableRawPointer?, UnsafePointer<UInt8>?, Int) -> Int32 = {
    context, bytes, count in
    context?.assumingMemoryBound(to: [UInt8].self).pointee
      .append(contentsOf: UnsafeBufferPointer(start: bytes, count: count))
    return 1
  }

  private static func string(_ message: [CChar]) -> String {
    String(decoding: message.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
