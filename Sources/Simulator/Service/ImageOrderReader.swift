import Raster

/// Turns a body that fits the schema into an order, or says why the model cannot serve it.
struct ImageOrderReader {
  let body: WireJSON
  let model: ImageModel

  func order() throws(Refusal) -> ImageOrder {
    let endpoint = try chosenEndpoint()
    try checkParameters(endpoint)
    let references = try readReferences(endpoint)
    let format = try chosenFormat(endpoint)
    let (size, tier) = try chosenSize(endpoint, references)
    return ImageOrder(
      model: model, endpoint: endpoint, prompt: body["prompt"]?.string ?? "", seed: body["seed"]?.int,
      count: body["n"]?.int ?? 1, size: size, tier: tier, quality: body["quality"]?.string, format: format,
      compression: body["output_compression"]?.int ?? 90, isTransparent: body["background"] == "transparent",
      references: references, wantsStream: body["stream"] == true && endpoint.supportsStreaming)
  }

  private func chosenEndpoint() throws(Refusal) -> SimulatedEndpoint {
    let choice = ProviderChoice(body["provider"])
    guard let found = choice.select(model.endpoints) else {
      throw Refusal(
        404, "No endpoints found for \(model.id).",
        metadata: [
          "routing_funnel": [["step": "Initial Endpoints", "endpoint_count": WireJSON(model.endpoints.count)]],
          "failed_routing_step": "Filter by Provider",
        ])
    }
    // Of the providers left, the first that can do what is asked.
    return found.first { endpoint in (try? checkParameters(endpoint)) != nil } ?? found[0]
  }

  private func checkParameters(_ endpoint: SimulatedEndpoint) throws(Refusal) {
    let named = ["resolution", "aspect_ratio", "quality", "output_format", "background", "output_compression", "seed"]
    for name in named {
      guard let value = body[name], !value.isNull else { continue }
      try check(name, value, endpoint)
    }
    let count = body["n"]?.int ?? 1
    let most = if case .range(_, let most)? = endpoint.parameters["n"] { most } else { 1 }
    guard (1...max(1, most)).contains(count) else {
      throw .provider("n must be between 1 and \(most) for \(model.id), not \(count)", endpoint)
    }
  }

  private func check(_ name: String, _ value: WireJSON, _ endpoint: SimulatedEndpoint) throws(Refusal) {
    let text = value.string ?? String(decoding: value.text, as: UTF8.self)
    switch endpoint.parameters[name] {
    case nil: throw .provider("\(name) is not supported by \(model.id)", endpoint)
    case .choice(let values)? where !values.contains(text):
      let listed = values.joined(separator: ", ")
      throw .provider("\(name) '\(text)' is not supported by \(model.id); supported: \(listed)", endpoint)
    case .range(let least, let most)?:
      guard let number = value.int, number >= least, number <= most else {
        throw .provider("\(name) must be between \(least) and \(most) for \(model.id), not \(text)", endpoint)
      }
    default: break
    }
  }

  private func readReferences(_ endpoint: SimulatedEndpoint) throws(Refusal) -> [Bitmap] {
    let urls = (body["input_references"]?.array ?? []).compactMap { $0["image_url"]?["url"]?.string }
    let (least, most) =
      if case .range(let least, let most)? = endpoint.parameters["input_references"] { (least, most) } else { (0, 0) }
    guard urls.count >= least, urls.count <= most else {
      let range = least == most ? "\(least)" : "\(least) to \(most)"
      throw .provider("\(model.id) takes \(range) input references, not \(urls.count)", endpoint)
    }
    var references: [Bitmap] = []
    for url in urls { references.append(try ReferencePicture.decode(url)) }
    return references
  }

  private func chosenFormat(_ endpoint: SimulatedEndpoint) throws(Refusal) -> ImageFormat {
    let offered = endpoint.parameters["output_format"]?.choices ?? []
    let isTransparent = body["background"] == "transparent"
    var format = body["output_format"]?.string.flatMap(ImageFormat.init(rawValue:))
    format = format ?? (offered.count == 1 ? offered.first.flatMap(ImageFormat.init(rawValue:)) : nil)
    if isTransparent, format == .jpeg {
      throw .provider("background 'transparent' needs output_format png or webp", endpoint)
    }
    return format ?? (isTransparent ? .png : Self.usualFormat(model.author))
  }

  /// What a family answers when nothing was asked.
  static func usualFormat(_ author: String) -> ImageFormat {
    switch author {
    case "recraft", "krea": .webp
    case "black-forest-labs", "bytedance-seed", "x-ai", "sourceful": .jpeg
    default: .png
    }
  }

  private func chosenSize(
    _ endpoint: SimulatedEndpoint, _ references: [Bitmap]
  ) throws(Refusal) -> (PixelSize, String) {
    let tiers = endpoint.parameters["resolution"]?.choices ?? []
    var tier = body["resolution"]?.string ?? (tiers.isEmpty || tiers.contains("1K") ? "1K" : tiers[0])
    var ratio = body["aspect_ratio"]?.string.flatMap(PixelSize.ratio)
    if let text = body["size"]?.string {
      if let explicit = PixelSize(text) {
        try checkExplicit(explicit, ratio, endpoint)
        return (explicit, tier)
      }
      guard ["512", "1K", "2K", "4K"].contains(text) else { throw .provider("Invalid size '\(text)'", endpoint) }
      if let asked = body["resolution"]?.string, asked != text {
        throw .provider("size '\(text)' does not match resolution '\(asked)'", endpoint)
      }
      guard tiers.isEmpty || tiers.contains(text) else {
        throw .provider("size '\(text)' is not supported by \(model.id)", endpoint)
      }
      tier = text
    }
    ratio = ratio ?? references.first.map { Double($0.width) / Double($0.height) }
    // A very long reference would ask for a picture of a few pixels in height.
    let bounded = min(8, max(0.125, ratio ?? 1))
    return (PixelSize(author: model.author, ratio: bounded, tier: tier), tier)
  }

  private func checkExplicit(_ size: PixelSize, _ ratio: Double?, _ endpoint: SimulatedEndpoint) throws(Refusal) {
    guard (64...4096).contains(size.width), (64...4096).contains(size.height) else {
      throw .provider("size \(size.width)x\(size.height) is out of range (64 to 4096)", endpoint)
    }
    if let ratio, abs(Double(size.width) / Double(size.height) - ratio) > 0.03 * ratio {
      throw .provider("size \(size.width)x\(size.height) does not match aspect_ratio", endpoint)
    }
    if let tier = body["resolution"]?.string {
      let side = Double(PixelSize.longerSide(tier: tier))
      let longer = Double(max(size.width, size.height))
      guard (side * 0.7...side * 1.6).contains(longer) else {
        throw .provider("size \(size.width)x\(size.height) does not match resolution '\(tier)'", endpoint)
      }
    }
  }
}
