import Domain
import Foundation

/// What a tool answers: words for the agent, links and pictures for its host, values for programs.
struct ToolAnswer: Sendable {
  /// A file that the answer is about.
  struct Link: Sendable {
    var path: String
    var mediaType: String
  }

  /// Lines.
  var lines: [String]
  var links: [Link] = []
  var pictures: [GeneratedImage] = []
  /// As the tool's output schema has it; nil for what went wrong.
  var values: [(String, JSONText)]?
  var isError = false

  init(_ lines: [String], _ values: [(String, JSONText)]) {
    self.lines = lines
    self.values = values
  }

  init(failure: Failure) {
    lines = [failure.sentence]
    if let cost = failure.cost, cost > 0 { lines.append("It was billed \(Money.text(cost)).") }
    if failure.billed == .maybe, !failure.sentence.contains("bill") { lines.append(Failure.unsure) }
    isError = true
  }

  /// The members of the result.
  func members(_ version: ProtocolVersion) -> [(String, JSONText)] {
    var content = [Self.block(lines.joined(separator: "\n"))]
    if version.hasStructuredContent { content += links.map(Self.block) }
    content += pictures.map(Self.block)
    var members: [(String, JSONText)] = [("content", .list(content))]
    if version.hasStructuredContent, let values { members.append(("structuredContent", .object(values))) }
    return members + [("isError", .truth(isError))]
  }

  private static func block(_ text: String) -> JSONText {
    .object([("type", .text("text")), ("text", .text(Harmless.block(text)))])
  }

  private static func block(_ link: Link) -> JSONText {
    .object([
      ("type", .text("resource_link")), ("uri", .text(URL(fileURLWithPath: link.path).absoluteString)),
      ("name", .text((link.path as NSString).lastPathComponent)), ("mimeType", .text(link.mediaType)),
    ])
  }

  private static func block(_ picture: GeneratedImage) -> JSONText {
    .object([
      ("type", .text("image")), ("data", .text(Data(picture.bytes).base64EncodedString())),
      ("mimeType", .text(picture.mediaType)),
    ])
  }
}
