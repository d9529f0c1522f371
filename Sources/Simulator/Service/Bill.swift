/// What an answer used and, where the catalogue states prices, cost.
struct Bill: Equatable, Sendable {
  var promptTokens: Int
  var completionTokens: Int
  var imageTokens: Int
  /// US dollars; nil when no price is known. The simulator invents none.
  var cost: Double?

  /// Tokens of one picture in an answer, and of one in a request, at models that count pictures in tokens.
  static let tokensPerPicture = 1290
  static let tokensPerReference = 258
  /// The figure the service states for every picture that is not counted in tokens.
  static let flatTokens = 4175

  /// About four bytes of text make a token.
  static func tokens(_ text: String) -> Int { (text.utf8.count + 3) / 4 }

  /// The bill for `count` pictures of an order.
  init(_ order: ImageOrder, count: Int) {
    let lines = order.endpoint.prices
    let countsTokens = lines.contains { $0.billable == "output_image" && $0.unit == "token" }
    let text = Self.tokens(order.prompt)
    promptTokens = text + order.references.count * Self.tokensPerReference
    imageTokens = (countsTokens ? Self.tokensPerPicture : Self.flatTokens) * count
    completionTokens = imageTokens
    cost = Self.cost(order, lines, count: count, textTokens: text)
  }

  init(promptTokens: Int, completionTokens: Int, imageTokens: Int = 0, cost: Double?) {
    self.promptTokens = promptTokens
    self.completionTokens = completionTokens
    self.imageTokens = imageTokens
    self.cost = cost
  }

  private static func cost(_ order: ImageOrder, _ lines: [SimulatedPrice], count: Int, textTokens: Int) -> Double? {
    guard let output = line(lines, "output_image", order) else { return nil }
    let outputUnits =
      switch output.unit {
      case "megapixel": order.size.megapixels * Double(count)
      case "token": Double(tokensPerPicture * count)
      default: Double(count)
      }
    var total = outputUnits * output.cost
    for billable in ["input_image", "input_reference"] {
      guard let input = line(lines, billable, order), !order.references.isEmpty else { continue }
      total += input.cost * Double(order.references.count * (input.unit == "token" ? tokensPerReference : 1))
    }
    if let text = line(lines, "input_text", order) { total += text.cost * Double(textTokens) }
    // Sums of decimal prices in binary end in noise such as 0.038704999999999996.
    return (total * 1e9).rounded() / 1e9
  }

  /// The line for the order's quality and tier, else the one for the tier, else the base line, else the first.
  private static func line(_ lines: [SimulatedPrice], _ billable: String, _ order: ImageOrder) -> SimulatedPrice? {
    let tier = order.tier.lowercased()
    let wanted = [order.quality.map { "\($0)_\(tier)" }, tier, nil]
    let found = lines.filter { $0.billable == billable }
    return wanted.lazy.compactMap { variant in found.first { $0.variant == variant } }.first ?? found.first
  }

  /// The `usage` object of an answer.
  var document: WireJSON {
    var members: [WireJSON.Member] = [
      .init(key: "prompt_tokens", value: WireJSON(promptTokens)),
      .init(key: "completion_tokens", value: WireJSON(completionTokens)),
      .init(key: "total_tokens", value: WireJSON(promptTokens + completionTokens)),
      .init(key: "prompt_tokens_details", value: ["cached_tokens": 0]),
      .init(
        key: "completion_tokens_details", value: ["image_tokens": WireJSON(imageTokens), "reasoning_tokens": 0]),
    ]
    if let cost {
      members.append(.init(key: "cost", value: WireJSON(cost)))
      members.append(.init(key: "cost_details", value: ["upstream_inference_cost": WireJSON(cost)]))
    }
    members.append(.init(key: "is_byok", value: false))
    return .object(members)
  }
}
