import CCurl
import Cells
import Foundation
import Raster

/// The pictures that a terminal in memory has: those that lie over cells by kitty's protocol, and the ids of its images.
///
/// It takes every command apart and notes whatever a real terminal would not take.
struct EmulatedPictures {
  struct Image: Equatable {
    var size: Size
    /// Where tmux's stand-ins may stand for it: its columns and rows.
    var virtual: Size?
  }

  private(set) var images: [UInt32: Image] = [:]
  private(set) var placed: [String: Rect] = [:]
  private(set) var faults: [String] = []
  private var unfinished: (keys: [String: String], payload: [UInt8])?
  private var parts: (keys: String, payload: [UInt8])?

  mutating func fault(_ text: String) { faults.append(text) }

  // MARK: kitty

  /// - Parameter isThroughTmux: whether it came wrapped for the terminal behind tmux.
  mutating func obeyKitty(_ text: [UInt8], at cursor: Point, isThroughTmux: Bool) {
    let head = text.prefix { $0 != UInt8(ascii: ";") }
    let payload = Array(text.dropFirst(head.count + 1))
    var keys: [String: String] = [:]
    for pair in String(decoding: head, as: UTF8.self).split(separator: ",") {
      let sides = pair.split(separator: "=", maxSplits: 1).map(String.init)
      keys[sides[0]] = sides.count > 1 ? sides[1] : ""
    }
    if keys["q"] != "2" { fault("an answer was asked for: \(keys)") }
    if payload.count > 4096 { fault("\(payload.count) bytes in one piece") }
    if keys["m"] != nil { return gather(keys, payload) }
    switch (keys["a"], isThroughTmux) {
    case ("p", false): place(keys, at: cursor)
    case ("p", true): standIn(keys)
    case ("d", _): delete(keys)
    default: fault("kitty: \(keys)")
    }
  }

  private mutating func gather(_ keys: [String: String], _ payload: [UInt8]) {
    if payload.count % 4 != 0 { fault("a piece of \(payload.count) bytes") }
    if unfinished == nil { unfinished = (keys, []) } else if keys.count > 2 { fault("keys in a later piece: \(keys)") }
    unfinished?.payload += payload
    guard keys["m"] == "0", let whole = unfinished else { return }
    unfinished = nil
    guard whole.keys["a"] == "t", whole.keys["f"] == "24", whole.keys["o"] == "z", whole.keys["t"] == "d",
      let id = whole.keys["i"].flatMap({ UInt32($0) }), let width = whole.keys["s"].flatMap({ Int($0) }),
      let height = whole.keys["v"].flatMap({ Int($0) })
    else { return fault("kitty: \(whole.keys)") }
    if images[id] != nil { fault("image \(id) came twice") }
    let packed = Data(base64Encoded: Data(whole.payload)).map { [UInt8]($0) } ?? []
    let pixels = Self.unpacked(packed, capacity: width * height * 3 + 1)
    if pixels != width * height * 3 { fault("image \(id) has \(pixels) bytes of \(width * height * 3)") }
    images[id] = Image(size: Size(width: width, height: height))
  }

  private mutating func place(_ keys: [String: String], at cursor: Point) {
    guard let id = keys["i"].flatMap({ UInt32($0) }), images[id] != nil, let number = keys["p"],
      let width = keys["c"].flatMap({ Int($0) }), let height = keys["r"].flatMap({ Int($0) }), keys["C"] == "1"
    else { return fault("placing \(keys)") }
    let name = "\(id) \(number)"
    if placed[name] != nil { fault("placement \(name) is there") }
    placed[name] = Rect(x: cursor.x, y: cursor.y, width: width, height: height)
  }

  private mutating func standIn(_ keys: [String: String]) {
    guard let id = keys["i"].flatMap({ UInt32($0) }), images[id] != nil, keys["U"] == "1",
      let width = keys["c"].flatMap({ Int($0) }), let height = keys["r"].flatMap({ Int($0) })
    else { return fault("standing in \(keys)") }
    images[id]?.virtual = Size(width: width, height: height)
  }

  private mutating func delete(_ keys: [String: String]) {
    switch keys["d"] {
    case "A":
      images = [:]
      placed = [:]
    case "i":
      let name = "\(keys["i"] ?? "") \(keys["p"] ?? "")"
      if placed.removeValue(forKey: name) == nil { fault("there is no placement \(name)") }
    case "I":
      guard let id = keys["i"].flatMap({ UInt32($0) }), images.removeValue(forKey: id) != nil else {
        return fault("there is no image \(keys)")
      }
      placed = placed.filter { !$0.key.hasPrefix("\(id) ") }
    default: fault("deleting \(keys)")
    }
  }

  // MARK: iTerm2

  /// - Returns: how many cells the file covers; nil where more of it is to come.
  mutating func obeyITerm(_ text: [UInt8]) -> Size? {
    let words = String(decoding: text, as: UTF8.self)
    if words.hasPrefix("MultipartFile=") {
      parts = (String(words.dropFirst(14)), [])
    } else if words.hasPrefix("FilePart=") {
      if text.count > 1 << 20 { fault("a part of \(text.count) bytes") }
      parts?.payload += text.dropFirst(9)
    } else if words == "FileEnd", let whole = parts {
      parts = nil
      return file(whole.keys, whole.payload)
    } else if words.hasPrefix("File="), let colon = text.firstIndex(of: UInt8(ascii: ":")) {
      return file(String(decoding: text[5..<colon], as: UTF8.self), Array(text[(colon + 1)...]))
    } else {
      fault("iTerm2: \(words.prefix(40))")
    }
    return nil
  }

  private mutating func file(_ text: String, _ payload: [UInt8]) -> Size? {
    var keys: [String: String] = [:]
    for pair in text.split(separator: ";") {
      let sides = pair.split(separator: "=").map(String.init)
      if sides.count == 2 { keys[sides[0]] = sides[1] }
    }
    let bytes = Data(base64Encoded: Data(payload)).map { [UInt8]($0) } ?? []
    if bytes.count != Int(keys["size"] ?? "") { fault("\(bytes.count) bytes, announced \(keys)") }
    if (try? Decoder.bitmap(bytes, fitting: Size(width: 4096, height: 4096))) == nil { fault("no picture in a file") }
    guard keys["inline"] == "1", keys["preserveAspectRatio"] == "0", let width = Int(keys["width"] ?? ""),
      let height = Int(keys["height"] ?? "")
    else {
      fault("iTerm2: \(keys)")
      return nil
    }
    return Size(width: width, height: height)
  }

  /// How many bytes a zlib stream holds.
  private static func unpacked(_ bytes: [UInt8], capacity: Int) -> Int {
    guard let inflater = inflater_open(INFLATE_MARKED) else { return -1 }
    defer { inflater_close(inflater) }
    var (rest, total) = (bytes[...], 0)
    var buffer = [UInt8](repeating: 0, count: capacity)
    while true {
      var (taken, made) = (0, 0)
      let input = Array(rest)
      guard inflater_feed(inflater, input, input.count, &buffer, buffer.count, &taken, &made) else { return -1 }
      if taken == 0, made == 0 { return total }
      rest = rest.dropFirst(taken)
      total += made
    }
  }
}
