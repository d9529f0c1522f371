/// Lets equal values of many models share one storage: a catalogue of 50,000 models has a handful of modality sets and
/// parameter lists.
struct SharedValues {
  private var modalities: Set<Set<Modality>> = []
  private var names: Set<[String]> = []
  private var parameters: Set<[String: Descriptor]> = []

  mutating func share(_ model: CatalogueModel) -> CatalogueModel {
    var model = model
    model.inputs = Self.one(model.inputs, of: &modalities)
    model.outputs = Self.one(model.outputs, of: &modalities)
    model.chatParameters = Self.one(model.chatParameters, of: &names)
    if let image = model.image { model.image?.parameters = Self.one(image.parameters, of: &parameters) }
    return model
  }

  private static func one<Value: Hashable>(_ value: Value, of known: inout Set<Value>) -> Value {
    known.insert(value).memberAfterInsert
  }
}
