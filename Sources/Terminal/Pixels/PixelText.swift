import CDeflate
import Cells
import Foundation

/// What the drivers of all protocols write alike.
enum PixelText {
  static func move(to point: Point) -> [UInt8] { Array("\u{1B}[\(point.y + 1);\(point.x + 1)H".utf8) }
}

/// Bytes as text that passes through any terminal.
enum Base64Text {
  static func bytes(of bytes: [UInt8]) -> [UInt8] { Array(Data(bytes).base64EncodedData()) }
}

/// Bytes as a zlib stream.
enum Deflated {
  static func bytes(of bytes: [UInt8]) -> [UInt8] {
    let most = cdeflate_bound(bytes.count)
    return [UInt8](unsafeUninitializedCapacity: most) { packed, count in
      count = cdeflate_pack(bytes, bytes.count, packed.baseAddress, most)
    }
  }
}
