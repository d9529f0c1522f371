/// Unpacks the codes of a GIF, each of which stands for a row of places in the palette that was met before.
struct GIFCodes {
  private let data: [UInt8]
  private let bits: Int

  init(_ data: [UInt8], bits: Int) { (self.data, self.bits) = (data, bits) }

  /// As many as there are, and no more than are wanted.
  func places(atMost wanted: Int) -> [UInt8] {
    let (restart, end) = (1 << bits, 1 << bits + 1)
    var places: [UInt8] = []
    places.reserveCapacity(min(wanted, data.count * 64))
    // Each code is the one in `before` and a place behind it.
    var before = [UInt16](repeating: 0, count: 4096)
    var last = [UInt8](repeating: 0, count: 4096)
    var (width, next, previous) = (bits + 1, end + 1, -1)
    var (buffer, held): (UInt32, Int) = (0, 0)
    var reversed: [UInt8] = []
    for byte in data {
      buffer |= UInt32(byte) << UInt32(held)
      held += 8
      while held >= width {
        let code = Int(buffer & (1 << UInt32(width) - 1))
        buffer >>= UInt32(width)
        held -= width
        if code == restart {
          (width, next, previous) = (bits + 1, end + 1, -1)
          continue
        }
        guard code != end, code <= next, previous >= 0 || code < restart else { return places }
        // A code that is just being made begins and ends with the same place.
        reversed.removeAll(keepingCapacity: true)
        var walk = code == next ? previous : code
        while walk > end {
          reversed.append(last[walk])
          walk = Int(before[walk])
        }
        reversed.append(UInt8(truncatingIfNeeded: walk))
        let first = UInt8(truncatingIfNeeded: walk)
        places.append(contentsOf: reversed.reversed())
        if code == next { places.append(first) }
        if previous >= 0, next < 4096 {
          before[next] = UInt16(previous)
          last[next] = first
          next += 1
          if next == 1 << width, width < 12 { width += 1 }
        }
        previous = code
        if places.count >= wanted { return Array(places.prefix(wanted)) }
      }
    }
    return places
  }
}
