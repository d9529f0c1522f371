import Domain

extension Usage {
  init(_ json: JSON?) {
    self.init(
      promptTokens: json?["prompt_tokens"]?.int, completionTokens: json?["completion_tokens"]?.int,
      cost: json?["cost"]?.decimal)
  }
}
