import Foundation

extension [UInt8] {
  /// Where another stretch of bytes begins in this one; nil where it does not stand here.
  package func place(of mark: [UInt8]) -> Int? {
    guard let first = mark.first, count >= mark.count else { return nil }
    return withUnsafeBytes { all in
      var start = 0
      while start <= all.count - mark.count, let base = all.baseAddress {
        guard let found = memchr(base + start, Int32(first), all.count - mark.count - start + 1) else { return nil }
        let place = UnsafeRawPointer(found) - base
        if memcmp(base + place, mark, mark.count) == 0 { return place }
        start = place + 1
      }
      return nil
    }
  }
}
