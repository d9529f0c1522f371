import Domain
import Engine
import Foundation

/// The answer to a request for pictures, in the shape of its face. Pictures are turned into Base64 as they are sent, so that
/// each is in memory once.
struct PictureAnswer {
  let result: PictureResult
  let face: Face
  let id: String
  let format: ResponseFormat
  /// The address of a picture of the library.
  let link: (Asset) -> String

  /// Bytes that become one portion of text; whole groups of three.
  private static let portion = 3 << 14

  private var created: Int { Int(Date().timeIntervalSince1970) }

  func reply() -> Reply {
    let parts = self.parts
    let length = parts.reduce(0) { $0 + $1.length }
    var reply = Reply(
      body: .pieces(length: length) { outlet in for part in parts { try await part.write(to: outlet) } })
    reply.fields = fields
    return reply
  }

  var fields: [(name: String, value: String)] {
    var fields = [("x-visualizer-model", result.model), ("x-visualizer-adjustments", String(adjustments.count))]
    if result.attempts.count > result.planned.plan.requests.count {
      fields.append(("x-visualizer-attempts", String(result.attempts.count)))
    }
    if let cost = result.cost { fields.append(("x-visualizer-cost", "\(cost)")) }
    return fields
  }

  private var adjustments: [String] { result.planned.adjustments + result.remarks }

  /// A stretch of the answer: text, or a picture that becomes text.
  enum Part {
    case text(String)
    case picture([UInt8])

    var length: Int {
      switch self {
      case .text(let text): text.utf8.count
      case .picture(let bytes): (bytes.count + 2) / 3 * 4
      }
    }

    func write(to outlet: Reply.Outlet) async throws {
      switch self {
      case .text(let text): try await outlet(Array(text.utf8))
      case .picture(let bytes):
        for start in stride(from: 0, to: bytes.count, by: PictureAnswer.portion) {
          let end = min(start + PictureAnswer.portion, bytes.count)
          try await outlet(Array(Data(bytes[start..<end]).base64EncodedData()))
        }
      }
    }
  }

  private var parts: [Part] {
    var parts: [Part] = [.text("{\"created\":\(created),\"data\":[")]
    for (index, picture) in result.pictures.enumerated() {
      if index > 0 { parts.append(.text(",")) }
      parts += entry(picture)
    }
    parts.append(.text("]" + tail.map { ",\"\($0)\":\($1.compact)" }.joined() + "}"))
    return parts
  }

  private func entry(_ picture: KeptPicture) -> [Part] {
    let type = JSONText.text(picture.image.mediaType).compact
    if format == .url, picture.isInLibrary {
      return [.text("{\"url\":\(JSONText.text(link(picture.asset)).compact),\"media_type\":\(type)}")]
    }
    return [.text("{\"b64_json\":\""), .picture(picture.image.bytes), .text("\",\"media_type\":\(type)}")]
  }

  private var tail: [(String, JSONText)] {
    guard face == .openAI else { return [("usage", usage), ("visualizer", report)] }
    return sent + [("usage", usage), ("visualizer", report)]
  }

  /// What OpenAI's answers say of the pictures.
  private var sent: [(String, JSONText)] {
    let first = result.pictures.first
    let request = result.planned.plan.requests.first
    var sent: [(String, JSONText)] = []
    if let width = first?.width, let height = first?.height { sent.append(("size", .text("\(width)x\(height)"))) }
    if let type = first?.image.mediaType { sent.append(("output_format", .text(type.replacing("image/", with: "")))) }
    if let quality = request?.quality { sent.append(("quality", .text(quality))) }
    if let background = request?.background { sent.append(("background", .text(background))) }
    return sent
  }

  var usage: JSONText {
    let (input, output) = (result.promptTokens, result.completionTokens)
    let cost = JSONText.number(orNull: result.cost)
    guard face == .openAI else {
      return .object([
        ("prompt_tokens", .whole(input)), ("completion_tokens", .whole(output)),
        ("total_tokens", .whole(input + output)),
        ("cost", cost),
      ])
    }
    return .object([
      ("input_tokens", .whole(input)), ("output_tokens", .whole(output)), ("total_tokens", .whole(input + output)),
      ("input_tokens_details", .object([("text_tokens", .whole(input)), ("image_tokens", .whole(0))])), ("cost", cost),
    ])
  }

  private var report: JSONText {
    let plan = result.planned.plan
    return .object([
      ("request_id", .text(id)), ("model", .text(result.model)), ("provider", .text(orNull: result.provider)),
      ("estimate", .text(plan.estimate.text)), ("cost", .number(orNull: result.cost)),
      ("seconds", .seconds(result.seconds)), ("attempts", .list(result.attempts.map(\.json))),
      ("adjustments", .texts(adjustments)),
      ("assets", .texts(result.pictures.filter(\.isInLibrary).map(\.asset.id))),
    ])
  }

  /// The events of a stream that say what came.
  func events(_ kind: String) -> [[Part]] {
    result.pictures.enumerated().map { index, picture in
      let isLast = index == result.pictures.count - 1
      let rest =
        [
          ("type", JSONText.text("\(kind).completed")), ("created_at", .whole(created)), ("created", .whole(created)),
          ("media_type", .text(picture.image.mediaType)),
        ] + sent
        + (isLast ? [("usage", usage), ("visualizer", report)] : [])
      let text = rest.map { "\"\($0)\":\($1.compact)" }.joined(separator: ",")
      return [
        .text("event: \(kind).completed\ndata: {\"b64_json\":\""), .picture(picture.image.bytes),
        .text("\",\(text)}\n\n"),
      ]
    }
  }

  static func partial(_ image: GeneratedImage, _ index: Int, _ kind: String) -> [Part] {
    let rest: [(String, JSONText)] = [
      ("type", .text("\(kind).partial_image")), ("partial_image_index", .whole(index)),
      ("created_at", .whole(Int(Date().timeIntervalSince1970))),
      ("output_format", .text(image.mediaType.replacing("image/", with: ""))),
    ]
    let text = rest.map { "\"\($0)\":\($1.compact)" }.joined(separator: ",")
    return [
      .text("event: \(kind).partial_image\ndata: {\"b64_json\":\""), .picture(image.bytes), .text("\",\(text)}\n\n"),
    ]
  }
}
