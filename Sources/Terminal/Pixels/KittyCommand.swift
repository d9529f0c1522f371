/// One command of kitty's graphics protocol; the terminal is told to answer none of them.
struct KittyCommand {
  /// The most base64 that one command may carry.
  static let mostPayload = 4096

  private let head: String

  init(_ keys: KeyValuePairs<String, String>) {
    head = (keys.map { "\($0.key)=\($0.value)" } + ["q=2"]).joined(separator: ",")
  }

  var bytes: [UInt8] { Self.wrapped(head, []) }

  /// The commands that carry packed pixels, in pieces of the size that terminals take.
  func pieces(_ payload: [UInt8]) -> [[UInt8]] {
    let starts = Array(stride(from: 0, to: payload.count, by: Self.mostPayload))
    return starts.map { start in
      let piece = payload[start..<min(payload.count, start + Self.mostPayload)]
      let more = "m=\(start == starts.last ? 0 : 1)"
      return Self.wrapped(start == 0 ? "\(head),\(more)" : "\(more),q=2", piece)
    }
  }

  private static func wrapped(_ keys: String, _ payload: some Sequence<UInt8>) -> [UInt8] {
    Array("\u{1B}_G\(keys)".utf8) + (Array(payload).isEmpty ? [] : [UInt8(ascii: ";")] + payload)
      + Array("\u{1B}\\".utf8)
  }
}
