import Domain

/// One entry of an answer's images, in whichever of its shapes it came.
enum AnswerPart {
  case image(GeneratedImage)
  /// An address from which the image is to be fetched.
  case link(String)
  /// Something that cannot be used, and what is wrong with it, as the end of a sentence.
  case unusable(String)

  /// Objects with `image_url`, `imageUrl`, `url` or `b64_json`, and bare strings of a data URL or of Base64.
  init(_ json: JSON) {
    let holder = json["image_url"] ?? json["imageUrl"] ?? json
    guard let text = holder["url"] ?? holder["b64_json"] ?? (holder.isString ? holder : nil) else {
      self = .unusable("it holds no image data")
      return
    }
    self.init(text.stringBytes ?? [])
  }

  private init(_ text: ArraySlice<UInt8>) {
    let scheme = String(decoding: text.prefix(8), as: UTF8.self).lowercased()
    if scheme.hasPrefix("data:") {
      self.init(dataURL: text)
    } else if scheme.hasPrefix("https://") || scheme.hasPrefix("http://") {
      self = .link(String(decoding: text.prefix(4096), as: UTF8.self))
    } else {
      self.init(base64: text)
    }
  }

  /// The type that the URL claims does not count.
  private init(dataURL text: ArraySlice<UInt8>) {
    guard let comma = text.prefix(256).firstIndex(of: UInt8(ascii: ",")) else {
      self = .unusable("its data URL has no data")
      return
    }
    let head = String(decoding: text[..<comma], as: UTF8.self).lowercased()
    guard head.hasSuffix(";base64") else {
      self = .unusable("its data URL is not Base64")
      return
    }
    self.init(base64: text[(comma + 1)...])
  }

  private init(base64 text: ArraySlice<UInt8>) {
    guard let bytes = Base64.decode(text) else {
      self = .unusable(text.isEmpty ? "it is empty" : "its Base64 is broken")
      return
    }
    if let type = MediaType.image(bytes) {
      self = .image(GeneratedImage(bytes: bytes, mediaType: type))
    } else {
      self = .unusable("it is \(MediaType.words(forNoImage: bytes))")
    }
  }
}
