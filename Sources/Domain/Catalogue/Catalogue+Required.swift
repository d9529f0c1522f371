import Foundation

extension Catalogue {
  /// The model of that id.
  ///
  /// - Parameter deed: what cannot be done without it, as the end of a sentence.
  /// - Throws: `.network` while there is no catalogue, `.unknownModel` with what is near where it lacks the model.
  package func required(_ id: String, _ deed: String = "cannot be asked") throws(Failure) -> CatalogueModel {
    if let model = model(id) { return model }
    let name = Harmless.line(id, limit: 100)
    guard !isEmpty else { throw isMissing("\(name) \(deed)") }
    let near = nearest(to: id, count: 3)
    throw Failure(
      .unknownModel, "\(name) is not in the catalogue.",
      advice: near.isEmpty ? "Choose another model." : "Near it: \(near.joined(separator: ", ")).")
  }

  /// Why there are no models: none were fetched yet, or the service lists none.
  private func isMissing(_ so: String) -> Failure {
    guard fetched != .distantPast else {
      return Failure(
        .network, "The catalogue of models is not here yet, so \(so).",
        advice: "Check the connection, then fetch it (R on the screen, or visualizer models).")
    }
    return Failure(
      .badAnswer, "The service lists no models, so \(so).", advice: "Check the service's address, or try again later.")
  }
}
