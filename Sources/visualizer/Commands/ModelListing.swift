import Domain
import Foundation

/// The rows of `models`.
struct ModelListing {
  var picker: ModelPicker
  var endpoints: [String: [ImageEndpoint]]

  var table: TextTable {
    var table = TextTable(columns: [
      .init(title: "ID", isFlexible: true), .init(title: "IN", isFlexible: true), .init(title: "OUT", isFlexible: true),
      .init(title: "$/IMAGE", isRight: true), .init(title: "CONTEXT", isRight: true),
    ])
    table.rows = picker.rows.indices.compactMap { row in
      picker.model(at: row).map { model in
        [
          model.id, Self.words(model.inputs), Self.words(model.outputs),
          picker.price(at: row).map { Money.text($0) } ?? "n/a", model.contextLength.map { String($0) } ?? "n/a",
        ]
      }
    }
    return table
  }

  var json: JSONText {
    .list(
      picker.rows.indices.compactMap { row in
        picker.model(at: row).map { ModelSheet(model: $0, endpoints: endpoints[$0.id]).json }
      })
  }

  static func words(_ modalities: Set<Modality>) -> String {
    modalities.sorted().map { Harmless.line($0.rawValue, limit: 20) }.joined(separator: ",")
  }
}
