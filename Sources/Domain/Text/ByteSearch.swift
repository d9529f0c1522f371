import Foundation

extension String {
  /// Whether another text stands in this one, byte for byte. The standard library's own search costs many times as much.
  package func holds(_ word: String) -> Bool {
    var (text, word) = (self, word)
    return text.withUTF8 { all in
      word.withUTF8 { UnsafeRawBufferPointer(all).place(of: UnsafeRawBufferPointer($0)) != nil }
    }
  }
}

extension [UInt8] {
  /// Where another stretch of bytes begins in this one; nil where it does not stand here.
  package func place(of mark: [UInt8]) -> Int? {
    withUnsafeBytes { all in mark.withUnsafeBytes { all.place(of: $0) } }
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func place(of mark: UnsafeRawBufferPointer) -> Int? {
    guard let first = mark.first, let base = baseAddress, let word = mark.baseAddress else { return nil }
    var start = 0
    while start <= count - mark.count {
      guard let found = memchr(base + start, Int32(first), count - mark.count - start + 1) else { return nil }
      let place = UnsafeRawPointer(found) - base
      if memcmp(base + place, word, mark.count) == 0 { return place }
      start = place + 1
    }
    return nil
  }
}
