extension [UInt8] {
  /// Where some bytes begin, from a place on; nil where they do not.
  func firstPlace(of wanted: [UInt8], from start: Int) -> Int? {
    guard let first = wanted.first, start >= 0, count - wanted.count >= start else { return nil }
    return withUnsafeBufferPointer { bytes in
      var place = start
      while place <= bytes.count - wanted.count {
        if bytes[place] == first, bytes[place..<place + wanted.count].elementsEqual(wanted) { return place }
        place += 1
      }
      return nil
    }
  }
}
