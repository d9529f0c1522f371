/// A model of the live catalogue: a row of `GET /models`, of `GET /images/models`, or both joined.
package struct CatalogueModel: Hashable, Sendable, Identifiable {
  /// As requests name it, e.g. `google/gemini-2.5-flash-image`. Made harmless when decoded.
  package var id: String
  package var name: String
  /// May be cut short by the service.
  package var summary: String
  /// Unix seconds.
  package var created: Int?
  /// In tokens.
  package var contextLength: Int?
  package var inputs: Set<Modality>
  package var outputs: Set<Modality>
  package var tokenPrices: TokenPrices
  /// Parameters that chat routes accept (`max_tokens`, `seed`, …).
  package var chatParameters: [String]
  /// Largest answer in tokens, where the service states it.
  package var maxCompletionTokens: Int?
  /// `YYYY-MM-DD` after which the model is gone.
  package var expires: String?
  /// Non-nil exactly when `POST /images` serves the model.
  package var image: ImageAbilities?
  /// Whether `GET /models` listed it, which is to say that chat completions serve it.
  package var isChatModel: Bool
  /// Those that it speaks with, where it speaks and states them.
  package var voices: [String] = []
  /// Whether its reasoning cannot be switched off.
  package var reasoningIsMandatory = false

  package init(
    id: String, name: String, summary: String = "", created: Int? = nil, contextLength: Int? = nil,
    inputs: Set<Modality> = [.text], outputs: Set<Modality> = [.text], tokenPrices: TokenPrices = TokenPrices(),
    chatParameters: [String] = [], maxCompletionTokens: Int? = nil, expires: String? = nil,
    image: ImageAbilities? = nil, isChatModel: Bool = true
  ) {
    self.id = id
    self.name = name
    self.summary = summary
    self.created = created
    self.contextLength = contextLength
    self.inputs = inputs
    self.outputs = outputs
    self.tokenPrices = tokenPrices
    self.chatParameters = chatParameters
    self.maxCompletionTokens = maxCompletionTokens
    self.expires = expires
    self.image = image
    self.isChatModel = isChatModel
  }
}
