import Foundation

/// All models and providers of one moment.
package struct Catalogue: Equatable, Sendable {
  /// In the service's order, image models that only `/images/models` lists last. Ids are unique.
  package private(set) var models: [CatalogueModel]
  package private(set) var providers: [Provider]
  /// Rows of the answers that did not decode, and duplicates.
  package var skippedRows: Int
  package var fetched: Date
  private var positions: [String: Int]

  /// Joins the two model lists by id. Of rows with the same id the first stays.
  package init(
    chatModels: [CatalogueModel], imageModels: [CatalogueModel], providers: [Provider], skippedRows: Int = 0,
    fetched: Date
  ) {
    models = []
    models.reserveCapacity(chatModels.count + imageModels.count)
    positions = Dictionary(minimumCapacity: chatModels.count + imageModels.count)
    self.providers = providers
    self.skippedRows = skippedRows
    self.fetched = fetched
    for model in chatModels { appendUnlessKnown(model) }
    var seen: Set<String> = []
    for model in imageModels {
      guard seen.insert(model.id).inserted else {
        self.skippedRows += 1
        continue
      }
      if let position = positions[model.id] { models[position].join(model) } else { appendUnlessKnown(model) }
    }
    var shared = SharedValues()
    for index in models.indices { models[index] = shared.share(models[index]) }
  }

  package static let empty = Catalogue(chatModels: [], imageModels: [], providers: [], fetched: .distantPast)

  package var isEmpty: Bool { models.isEmpty }

  package func model(_ id: String) -> CatalogueModel? { positions[id].map { models[$0] } }

  /// Where a model stands in `models`.
  package func position(of id: String) -> Int? { positions[id] }

  private mutating func appendUnlessKnown(_ model: CatalogueModel) {
    guard positions[model.id] == nil else {
      skippedRows += 1
      return
    }
    positions[model.id] = models.count
    models.append(model)
  }
}

extension CatalogueModel {
  /// Takes over what the image list knows of the same model. Its modalities are the more exact ones.
  fileprivate mutating func join(_ other: CatalogueModel) {
    image = other.image
    inputs.formUnion(other.inputs)
    outputs = other.outputs.isEmpty ? outputs : other.outputs
    if summary.isEmpty { summary = other.summary }
    created = created ?? other.created
  }
}

extension Catalogue {
  /// That it serves although the service could not be asked for a newer one.
  package func remark(after failure: Failure, now: Date = Date()) -> String {
    "The catalogue could not be fetched: \(failure.title) The copy of \(Age(since: fetched, now: now).text) ago serves."
  }
}
