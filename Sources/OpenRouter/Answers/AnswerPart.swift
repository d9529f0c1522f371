import Domain
import Foundation

/// One entry of an answer's images, in whichever of its shapes it came.
enum AnswerPart {
  case image(GeneratedImage)
  /// An address from which the image is to be fetched.
  case link(String)
  /// Something that cannot be used, and what is wrong with it, as the end of a sentence.
  case unusable(String)

  /// Keys whose value is a map around the data, or the data itself.
  private static let holders = ["image_url", "imageUrl", "inline_data", "inlineData", "source"]
  /// Keys whose value is the data. An address comes last: what is here need not be fetched.
  private static let sources = [
    "b64_json", "partial_image_b64", "image_base64", "base64", "b64", "result", "data", "url",
  ]

  /// Maps with `image_url`, `imageUrl`, `url`, `b64_json` and their like, and bare strings of a data URL or of Base64.
  init(_ json: JSON) {
    guard let pieces = Self.source(json)?.pieces else {
      self = .unusable("it holds no image data")
      return
    }
    self.init(pieces)
  }

  /// Whether a map is a picture. Some keys say so in every place, others only where pictures are expected.
  static func isPicture(_ json: JSON, isPlace: Bool) -> Bool {
    guard json.isMap else { return false }
    let sure = holders + ["b64_json", "partial_image_b64", "image_base64"]
    if sure.contains(where: { json[$0] != nil }) { return true }
    let isNamed = json["type"]?.string?.contains("image") ?? false
    guard isPlace || isNamed else { return false }
    let keys = isNamed ? sources : ["url", "base64", "b64"]
    return keys.contains { json[$0]?.isString == true }
  }

  private static func source(_ json: JSON) -> JSON? {
    if json.isString { return json }
    for key in holders { if let holder = json[key] { return holder.isString ? holder : source(holder) } }
    return sources.lazy.compactMap { json[$0] }.first { $0.isString }
  }

  private init(_ pieces: [StringPiece]) {
    guard case .text(let text)? = pieces.first else {
      self.init(base64: pieces)
      return
    }
    let head = text.drop { $0 <= 0x20 || $0 == UInt8(ascii: "\"") }
    let scheme = String(decoding: head.prefix(8), as: UTF8.self).lowercased()
    if scheme.hasPrefix("data:") {
      self.init(dataURL: head, pieces.dropFirst())
    } else if scheme.hasPrefix("https://") || scheme.hasPrefix("http://") {
      self = .link(String(decoding: head.prefix(4096), as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    } else if scheme.hasPrefix("<") {
      self.init(bytes: StringPiece.bytes(of: pieces))
    } else {
      self.init(base64: pieces)
    }
  }

  /// The type that the URL claims does not count.
  private init(dataURL text: ArraySlice<UInt8>, _ rest: ArraySlice<StringPiece>) {
    guard let comma = text.prefix(256).firstIndex(of: UInt8(ascii: ",")) else {
      self = .unusable("its data URL has no data")
      return
    }
    let head = String(decoding: text[..<comma], as: UTF8.self).lowercased()
    let data = [.text(text[(comma + 1)...])] + rest
    let plain = head.contains(";base64") ? [] : PercentCode.decode(StringPiece.bytes(of: data)[...])
    if MediaType.image(plain) != nil { self.init(bytes: plain) } else { self.init(base64: data) }
  }

  private init(base64 pieces: [StringPiece]) {
    guard let bytes = CarelessBase64.decode(pieces) else {
      let isEmpty = pieces.allSatisfy { if case .text(let text) = $0 { text.isEmpty } else { false } }
      self = .unusable(isEmpty ? "it is empty" : "its Base64 is broken")
      return
    }
    // What was encoded twice is read twice.
    let inner = MediaType.image(bytes) == nil ? CarelessBase64.decode([.text(bytes[...])]) : nil
    self.init(bytes: inner.flatMap { MediaType.image($0) == nil ? nil : $0 } ?? bytes)
  }

  /// Bytes that are an image by what they begin with, or none.
  init(bytes: [UInt8]) {
    if let type = MediaType.image(bytes) {
      self = .image(GeneratedImage(bytes: bytes, mediaType: type))
    } else {
      self = .unusable("it is \(MediaType.words(forNoImage: bytes))")
    }
  }
}

extension Base64 {
  /// Base64 of which a part may be decoded already; strict as the other.
  static func decode(_ pieces: [StringPiece]) -> [UInt8]? {
    let filled = pieces.filter { piece in
      if case .text(let text) = piece { text.contains { values[Int($0)] != blank } } else { true }
    }
    guard case .decoded(let bytes)? = filled.first else {
      guard filled.count == 1, case .text(let text)? = filled.first else { return nil }
      return decode(text)
    }
    guard filled.count > 1 else { return bytes }
    guard filled.count == 2, case .text(let tail) = filled[1], let rest = decode(tail) else { return nil }
    return bytes + rest
  }
}
