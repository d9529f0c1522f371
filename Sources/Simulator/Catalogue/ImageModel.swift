/// A row of the image catalogue with its endpoints.
struct ImageModel: Sendable {
  let id: String
  let name: String
  let inputs: Set<String>
  let outputs: Set<String>
  let parameters: [String: SimulatedDescriptor]
  let endpoints: [SimulatedEndpoint]
  /// Whether the endpoints were made from the listing because none were recorded.
  let isDerived: Bool

  init(row: WireJSON, endpoints: [SimulatedEndpoint], isDerived: Bool) {
    id = row["id"]?.string ?? ""
    name = row["name"]?.string ?? id
    inputs = Set(row["architecture"]?["input_modalities"]?.strings ?? [])
    outputs = Set(row["architecture"]?["output_modalities"]?.strings ?? [])
    parameters = SimulatedDescriptor.map(row["supported_parameters"])
    self.endpoints = endpoints
    self.isDerived = isDerived
  }

  /// The part before the slash of the id, e.g. `google`.
  var author: String { id.split(separator: "/").first.map(String.init) ?? id }
}
