extension CatalogueModel {
  /// How many references one request may carry; nil when the model takes none.
  ///
  /// Image models state it. A chat model with image input states nothing; the service allows several, and sixteen is
  /// what `POST /images` allows at most, so that is taken.
  package var references: ClosedRange<Int>? {
    if let image { return image.parameters[Parameter.references.rawValue]?.references }
    return inputs.contains(.image) ? 0...16 : nil
  }

  /// Whether the model can do the work of a capability.
  package func serves(_ capability: Capability) -> Bool {
    switch capability {
    case .textToImage: outputs.contains(.image)
    case .editing: outputs.contains(.image) && references != nil
    case .analysis: inputs.contains(.image) && outputs.contains(.text) && isChatModel
    }
  }

  /// Whether it can write prompts.
  package var servesAsClient: Bool { isChatModel && inputs.contains(.text) && outputs.contains(.text) }

  /// The words of an enumerated parameter; empty when it is absent or of another kind.
  package func values(of parameter: Parameter) -> [String] {
    if case .values(let values)? = image?.parameters[parameter.rawValue] { return values }
    return []
  }

  /// Whether the id itself says that it costs nothing.
  package var isFreeVariant: Bool { id.hasSuffix(":free") }

  /// The part of the id before the slash.
  package var author: Substring { id.prefix { $0 != "/" } }
}
