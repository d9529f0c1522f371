import Cells

/// The protocol of iTerm2, which WezTerm and mintty know as well: a file stands in the cells, until text is written there.
struct ITermDriver: PixelDriver {
  /// The most base64 that goes out in one command; iTerm2 takes longer files in parts.
  private static let mostPayload = 1 << 18

  private(set) var shown: [Placement] = []
  /// Whether the terminal knows files in parts.
  let takesParts: Bool

  init(takesParts: Bool) { self.takesParts = takesParts }

  mutating func keep(_ wanted: [Placement]) -> PixelRemoval {
    let gone = shown.filter { !wanted.contains($0) }
    shown.removeAll { !wanted.contains($0) }
    return PixelRemoval(spoiled: gone.map(\.rect))
  }

  mutating func add(_ wanted: [Placement], isHasty: Bool) -> [UInt8] {
    guard !isHasty else { return [] }
    var bytes: [UInt8] = []
    for placement in wanted where !shown.contains(placement) {
      shown.append(placement)
      bytes += PixelText.move(to: placement.rect.origin) + file(placement)
    }
    return bytes
  }

  mutating func forget() { shown = [] }

  /// They go with the cells that they stand in.
  var farewell: [UInt8] { [] }

  func file(_ placement: Placement) -> [UInt8] {
    let file = PNGFile.bytes(of: placement.image)
    let payload = Base64Text.bytes(of: file)
    let rect = placement.rect
    let keys =
      "inline=1;size=\(file.count);width=\(rect.width);height=\(rect.height);preserveAspectRatio=0;doNotMoveCursor=1"
    guard takesParts, payload.count > Self.mostPayload else { return command("File=\(keys):", payload) }
    var bytes = command("MultipartFile=\(keys)", [])
    for start in stride(from: 0, to: payload.count, by: Self.mostPayload) {
      bytes += command("FilePart=", payload[start..<min(payload.count, start + Self.mostPayload)])
    }
    return bytes + command("FileEnd", [])
  }

  private func command(_ words: String, _ payload: some Sequence<UInt8>) -> [UInt8] {
    Array("\u{1B}]1337;\(words)".utf8) + payload + [7]
  }
}
