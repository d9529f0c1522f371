@testable import Simulator

/// A way in which a row of a listing can be broken.
enum ConformanceMangling: CaseIterable, Sendable {
  case null, string, number, array, withoutID, idIsANumber, wrongTypes, wrongTypesWithin

  /// Whether nothing is left to know the row by.
  var losesTheRow: Bool { self != .wrongTypes && self != .wrongTypesWithin }

  /// The row broken this way; `key` is what it is known by.
  func broken(_ row: WireJSON, key: String) -> WireJSON {
    switch self {
    case .null: .null
    case .string: "row"
    case .number: 7
    case .array: .array([row])
    case .withoutID: .object((row.members ?? []).filter { $0.key != key })
    case .idIsANumber: replacing([key: 5], in: row)
    case .wrongTypes:
      replacing(
        [
          "architecture": 7, "pricing": "free", "supported_parameters": true, "name": [], "created": "soon",
          "top_provider": [1], "supports_streaming": "yes", "description": ["x": 1], "context_length": "long",
        ], in: row)
    case .wrongTypesWithin:
      replacing(
        [
          "architecture": ["input_modalities": ["text": 1], "output_modalities": [5, .null, [:]], "modality": 5],
          "pricing": ["prompt": [], "completion": "dear", "image": .null],
          "supported_parameters": [
            "resolution": "2K", "quality": ["type": "enum", "values": 7], "n": ["type": "range", "min": "few"],
            "aspect_ratio": ["type": "enum", "values": [.null, [], 16]],
            "input_references": ["type": "range", "max": -3],
          ],
        ], in: row)
    }
  }

  private func replacing(_ values: [String: WireJSON], in row: WireJSON) -> WireJSON {
    .object(
      (row.members ?? []).filter { values[$0.key] == nil }
        + values.map { WireJSON.Member(key: $0.key, value: $0.value) })
  }
}

/// A listing of which every tenth row is broken.
struct ConformanceMangledList {
  let bytes: [UInt8]
  /// Rows that nothing can be read of.
  let lost: Int
  let intactIDs: [String]
  /// Of broken rows that can still be known.
  let bruisedIDs: [String]

  /// The n-th broken row is broken in the n-th of these ways, round and round.
  init(_ file: String, _ ways: [ConformanceMangling]) {
    let key = file == "providers.json" ? "slug" : "id"
    var (rows, lost, intact, bruised) = ([WireJSON](), 0, [String](), [String]())
    for (index, row) in ConformanceRecordings.rows(file).enumerated() {
      let id = row[key]?.string ?? ""
      guard index % 10 == 0 else {
        rows.append(row)
        intact.append(id)
        continue
      }
      let way = ways[index / 10 % ways.count]
      rows.append(way.broken(row, key: key))
      if way.losesTheRow { lost += 1 } else { bruised.append(id) }
    }
    bytes = WireJSON.object([.init(key: "data", value: .array(rows))]).text
    (self.lost, intactIDs, bruisedIDs) = (lost, intact, bruised)
  }
}
