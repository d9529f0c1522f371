extension ColorMark {
  /// What a profile is for, by its header: "RGB ", "GRAY", "CMYK"; nil for other marks.
  var profileSpace: String? {
    guard case .profile(let bytes) = self, bytes.count >= 128 else { return nil }
    return String(decoding: bytes[16..<20], as: UTF8.self)
  }
}
