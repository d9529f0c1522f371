/// What the user asks for on Create or on the command line, before it is fitted to a model.
package struct Draft: Hashable, Sendable {
  package var prompt: String
  package var negative: String
  package var visType: VisType
  package var format: Format
  /// A style's id; nil is the art style of the settings, empty is none.
  package var style: String?
  package var references: [Reference]
  /// Images in all; nil is what the settings say for the model, else one.
  package var count: Int?

  /// The shape in the service's words, such as `3:2`, where `format` does not say it; empty leaves it to the model.
  package var ratio: String?
  /// What the wildcards of the prompt are drawn by; each image of several takes the next.
  package var wildcardSeed = 0
  /// Whether the prompt goes out to the letter, without styles, snippets and wildcards.
  package var isVerbatim = false

  package init(
    prompt: String = "", negative: String = "", visType: VisType = .unspecified, format: Format = .landscape,
    style: String? = nil, references: [Reference] = [], count: Int? = nil
  ) {
    self.prompt = prompt
    self.negative = negative
    self.visType = visType
    self.format = format
    self.style = style
    self.references = references
    self.count = count
  }

  /// What the model is asked for; nil for nothing.
  package var shape: String? {
    let ratio = ratio ?? format.ratio
    return ratio.isEmpty ? nil : ratio
  }

  /// References present: image editing; else text to image.
  package var capability: Capability { references.isEmpty ? .textToImage : .editing }
}
