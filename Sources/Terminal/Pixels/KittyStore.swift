import Cells

/// The pixels that a terminal of kitty's protocol holds, by id, so that a picture that comes back is not sent again.
struct KittyStore {
  /// How many a terminal is asked to keep.
  static let most = 48

  /// The newest last.
  private var held: [(image: PixelImage, id: UInt32)] = []
  private var lastID: UInt32
  private let wrap: ([UInt8]) -> [UInt8]

  /// - Parameters:
  ///   - base: ids are above it, where several programs share a terminal.
  ///   - wrap: what a command needs around it on its way.
  init(base: UInt32 = 0, wrap: @escaping ([UInt8]) -> [UInt8] = { $0 }) {
    lastID = base
    self.wrap = wrap
  }

  func id(of image: PixelImage) -> UInt32? { held.first { $0.image === image }?.id }

  /// The id of an image, and what sends its pixels where the terminal has them not.
  mutating func hold(_ image: PixelImage) -> (id: UInt32, bytes: [UInt8]) {
    if let known = id(of: image) { return (known, []) }
    // The lowest byte goes round, for those who know an id by one byte.
    lastID = lastID & 0xFF == 0xFF ? lastID & ~0xFF | 1 : lastID + 1
    held.append((image, lastID))
    let command = KittyCommand([
      "a": "t", "t": "d", "f": "24", "o": "z", "i": "\(lastID)", "s": "\(image.size.width)",
      "v": "\(image.size.height)",
    ])
    let payload = Base64Text.bytes(of: Deflated.bytes(of: image.pixels))
    return (lastID, command.pieces(payload).flatMap(wrap))
  }

  /// Deletes the oldest that are not wanted, until there is room for one more.
  mutating func makeRoom(keeping wanted: [PixelImage]) -> [UInt8] {
    var bytes: [UInt8] = []
    while held.count >= Self.most,
      let oldest = held.firstIndex(where: { held in !wanted.contains { $0 === held.image } })
    {
      let id = held.remove(at: oldest).id
      bytes += wrap(KittyCommand(["a": "d", "d": "I", "i": "\(id)"]).bytes)
    }
    return bytes
  }

  /// Deletes each by its id, for a terminal that other programs use as well.
  func deletion(most: Int) -> [UInt8] {
    held.suffix(most).flatMap { wrap(KittyCommand(["a": "d", "d": "I", "i": "\($0.id)"]).bytes) }
  }
}
