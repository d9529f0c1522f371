/// A row of the model list, as far as chat completions need it.
struct ChatModel: Sendable {
  let id: String
  let inputs: Set<String>
  let outputs: Set<String>
  /// US dollars per token; nil when the row states none or a variable price.
  let promptPrice: Double?
  let completionPrice: Double?
  let maxCompletionTokens: Int?

  init(_ row: WireJSON) {
    func price(_ key: String) -> Double? {
      (row["pricing"]?[key]?.string).flatMap(Double.init).flatMap { $0 < 0 ? nil : $0 }
    }
    id = row["id"]?.string ?? ""
    inputs = Set(row["architecture"]?["input_modalities"]?.strings ?? [])
    outputs = Set(row["architecture"]?["output_modalities"]?.strings ?? [])
    promptPrice = price("prompt")
    completionPrice = price("completion")
    maxCompletionTokens = row["top_provider"]?["max_completion_tokens"]?.int
  }

  /// A chat model known only to the image catalogue; it has no token prices.
  init(_ model: ImageModel) {
    id = model.id
    inputs = model.inputs
    outputs = model.outputs
    (promptPrice, completionPrice, maxCompletionTokens) = (nil, nil, nil)
  }
}
