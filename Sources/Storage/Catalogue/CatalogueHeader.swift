/// The first line of a catalogue's cache file.
struct CatalogueHeader: Codable {
  /// The base URL that answered.
  var source: String
  /// Seconds since 1970.
  var fetched: Double
  /// Of the three bodies, in bytes.
  var sizes: [Int]

  /// The bodies that follow the header; nil when they are not there exactly.
  func bodies(in bytes: ArraySlice<UInt8>) -> [[UInt8]]? {
    guard sizes.count == 3, sizes.allSatisfy({ $0 >= 0 && $0 <= bytes.count }),
      sizes.reduce(0, +) == bytes.count, fetched.isFinite
    else { return nil }
    var rest = bytes
    return sizes.map { size in
      defer { rest = rest.dropFirst(size) }
      return Array(rest.prefix(size))
    }
  }
}
