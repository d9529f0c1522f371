import Domain
import Foundation

/// What a client asks for of pictures, in the words of either face, before it is fitted to a model.
struct PictureWish: Sendable {
  /// A picture that goes along: its bytes.
  var references: [[UInt8]] = []
  var mask: [UInt8]?
  var prompt = ""
  var model: String?
  /// Images in all.
  var count: Int?
  /// Width and height in pixels.
  var size: (width: Int, height: Int)?
  /// `3:2`
  var ratio: String?
  /// `2K`
  var resolution: String?
  /// By the names of the service.
  var parameters: [String: String] = [:]
  var format: ResponseFormat?
  var streams = false
  var partials = 0
  var routing: JSONMembers?
  var user: String?
  /// What was asked for and is not passed on, one sentence each.
  var dropped: [String] = []
  /// `size` as it was asked for.
  var sizeText: String?

  /// - Throws: a 400 that names the parameter.
  init(_ body: JSONMembers) throws(GatewayError) {
    prompt = try Self.text("prompt", body) ?? ""
    model = try Self.text("model", body)
    try takeCommon { name throws(GatewayError) in try Self.text(name, body) }
    streams = body.truth("stream") ?? false
    routing = body.object("provider")
    for name in ["image", "images", "input_references"] {
      for element in body.list(name) ?? body.raw(name).map({ [$0] }) ?? [] {
        references.append(try Self.picture(element, name))
      }
    }
    if let raw = body.raw("mask"), body.value("mask") != nil { mask = try Self.picture(raw, "mask") }
    if body.value("style") != nil { dropped.append("style is not passed on: the prompt says how it should look.") }
  }

  /// - Throws: a 400 that names the parameter.
  init(_ form: Multipart) throws(GatewayError) {
    prompt = form.text("prompt") ?? ""
    model = form.text("model")
    try takeCommon { name throws(GatewayError) in form.text(name) }
    streams = form.text("stream") == "true"
    references = form.files("image", "image[]", "images", "images[]").map(\.bytes)
    mask = form.files("mask").first?.bytes
    routing = form.text("provider").flatMap { try? JSONMembers(Array($0.utf8)) }
  }

  private mutating func takeCommon(_ text: (String) throws(GatewayError) -> String?) throws(GatewayError) {
    if let number = try text("n") {
      guard let count = Int(number), Rules.images.contains(count) else {
        throw GatewayError(400, "n is \(Rules.images.words).", param: "n")
      }
      self.count = count
    }
    if let size = try text("size") { try take(size: size) }
    ratio = try text("aspect_ratio") ?? ratio
    resolution = try text("resolution") ?? resolution
    if let quality = try text("quality"), let word = Self.quality(quality) { parameters["quality"] = word }
    for name in ["background", "moderation"] {
      guard let word = try text(name), word != "auto" else { continue }
      if name == "background" { parameters[name] = word } else { dropped.append("\(name) is not passed on.") }
    }
    if let format = try text("output_format") { parameters["output_format"] = format == "jpg" ? "jpeg" : format }
    for name in ["output_compression", "seed"] { if let number = try text(name) { parameters[name] = number } }
    if let format = try text("response_format") {
      guard let known = ResponseFormat(rawValue: format) else {
        throw GatewayError(400, "response_format is b64_json or url.", param: "response_format")
      }
      self.format = known
    }
    if let number = try text("partial_images") {
      guard let partials = Int(number), (0...3).contains(partials) else {
        throw GatewayError(400, "partial_images is 0 to 3.", param: "partial_images")
      }
      self.partials = partials
    }
    user = try text("user")
  }

  /// Parameters of the model's name win; those that pictures do not have are told.
  mutating func take(_ named: [(name: String, value: String)]) {
    for (name, value) in named {
      switch name {
      case "aspect_ratio": ratio = value
      case "resolution": resolution = value
      case "quality", "background", "output_format", "output_compression", "seed": parameters[name] = value
      default:
        let sentence = "The parameter \(Harmless.line(name, limit: 40)) of the model's name is left out."
        if !dropped.contains(sentence) { dropped.append(sentence) }
      }
    }
  }

  /// `1024x1536`, `2K`, `16:9` or `auto`.
  private mutating func take(size text: String) throws(GatewayError) {
    guard text != "auto", !text.isEmpty else { return }
    sizeText = text
    let sides = text.lowercased().split(separator: "x").compactMap { Int($0) }
    if sides.count == 2, sides.allSatisfy({ (16...32_768).contains($0) }) {
      size = (sides[0], sides[1])
    } else if AspectRatio(text) != nil {
      ratio = text
    } else if ResolutionTier.side(text) != nil {
      resolution = text
    } else {
      throw GatewayError(400, "size is WIDTHxHEIGHT, a ratio such as 16:9, a tier such as 2K, or auto.", param: "size")
    }
  }

  private static func quality(_ word: String) -> String? {
    switch word.lowercased() {
    case "auto", "": nil
    case "standard": "medium"
    case "hd": "high"
    default: word.lowercased()
    }
  }

  /// Words and numbers alike.
  private static func text(_ name: String, _ body: JSONMembers) throws(GatewayError) -> String? {
    guard let value = body.value(name) else { return nil }
    if let text = value as? String { return text }
    if let number = value as? NSNumber, body.truth(name) == nil { return number.stringValue }
    throw GatewayError(400, "\(name) is to be a text or a number.", param: name)
  }

  /// A data URL, or bare Base64, alone or in one of the usual maps around it.
  private static func picture(_ raw: [UInt8], _ name: String) throws(GatewayError) -> [UInt8] {
    if let object = try? JSONMembers(raw) {
      for key in ["image_url", "url", "b64_json", "image"] {
        if let inner = object.raw(key) { return try picture(inner, name) }
      }
      throw GatewayError(400, "\(name) has an element without a picture.", param: name)
    }
    guard let text = try? JSONSerialization.jsonObject(with: Data(raw), options: .fragmentsAllowed) as? String else {
      throw GatewayError(400, "\(name) has an element that is no picture.", param: name)
    }
    if text.hasPrefix("http://") || text.hasPrefix("https://") {
      throw GatewayError(
        400, "\(name): pictures are sent as data URLs; this gateway fetches nothing from other addresses.", param: name)
    }
    let base64 = text.hasPrefix("data:") ? text.split(separator: ",", maxSplits: 1).last.map(String.init) ?? "" : text
    guard let data = Data(base64Encoded: base64, options: .ignoreUnknownCharacters), !data.isEmpty else {
      throw GatewayError(400, "\(name) has a picture whose Base64 is broken.", param: name)
    }
    return [UInt8](data)
  }
}
