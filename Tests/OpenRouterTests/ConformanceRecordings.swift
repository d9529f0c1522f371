import Domain
import OpenRouter
import Service

@testable import Simulator

/// What the recorded files say, read without the client, and the published schemas.
enum ConformanceRecordings {
  private static let files = Recordings(source: .recorded)
  private static let schemas = SchemaSet(files.document("schemas.json") ?? [:])

  /// The rows of a listing as JSON texts.
  static func rows(_ file: String) -> [WireJSON] { files.document(file)?["data"]?.array ?? [] }

  static func bytes(_ file: String) -> [UInt8] { files.bytes(file) ?? [] }

  private static func ids(_ rows: [WireJSON]) -> [String] { rows.compactMap { $0["id"]?.string } }

  static let imageModels = ids(rows("image-models.json"))

  /// Models with image output that the image listing does not have: chat completions alone serve them.
  static let chatImageModels: [String] = {
    let candidates = (rows("models-output-image.json") + rows("models.json"))
      .filter { $0["architecture"]?["output_modalities"]?.strings.contains("image") == true }
    var seen = Set(imageModels)
    return ids(candidates).filter { seen.insert($0).inserted }
  }()

  /// Where a request's body breaks the published schema of its route, but for properties whose value the model's own
  /// descriptors name: there the catalogue is newer than the schema.
  static func violations(of request: ImageRequest, stated: [[String: Descriptor]]) throws -> [String] {
    let body = try JSONReader.read(Array(BodyPrinter().body(of: request).utf8))
    let schema = request.route == .images ? "ImageGenerationRequest" : "ChatRequest"
    return schemas.violations(of: body, in: schema).filter { violation in
      guard violation.keyword == "enum", violation.path.count == 1, let name = violation.path.first,
        let value = body[name]?.string
      else { return true }
      return !stated.contains { if case .values(let words)? = $0[name] { words.contains(value) } else { false } }
    }
    .map(\.sentence)
  }
}
