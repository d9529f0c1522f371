import Domain

/// Something that agents can ask for.
protocol Tool: Sendable {
  var name: String { get }
  var title: String { get }
  var help: String { get }
  var parameters: [ToolParameter] { get }
  /// JSON Schema of what comes back for programs.
  var output: JSONText { get }
  var hints: ToolHints { get }

  /// - Throws: what the agent is told in place of a result.
  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer
}

/// What hosts may know of a tool before they let an agent call it.
struct ToolHints: Sendable {
  /// Whether it changes nothing and costs nothing.
  var isReadOnly: Bool
  /// Whether the same call once more changes nothing.
  var isIdempotent: Bool
  /// Whether it talks to the service.
  var reachesOut: Bool

  static let looking = ToolHints(isReadOnly: true, isIdempotent: true, reachesOut: false)
  static let asking = ToolHints(isReadOnly: true, isIdempotent: true, reachesOut: true)
  /// A repeat is known, but only for a while.
  static let costly = ToolHints(isReadOnly: false, isIdempotent: false, reachesOut: true)
}

extension Tool {
  /// The row of `tools/list`.
  func json(_ version: ProtocolVersion) -> JSONText {
    let hints = JSONText.object([
      ("title", .text(title)), ("readOnlyHint", .truth(hints.isReadOnly)), ("destructiveHint", .truth(false)),
      ("idempotentHint", .truth(hints.isIdempotent)), ("openWorldHint", .truth(hints.reachesOut)),
    ])
    let properties = parameters.map { ($0.name, $0.schema) }
    let input = Schema.object(properties, required: parameters.filter(\.isRequired).map(\.name))
    var row: [(String, JSONText)] = [("name", .text(name))]
    if version.hasStructuredContent { row.append(("title", .text(title))) }
    row += [("description", .text(help)), ("inputSchema", input)]
    if version.hasStructuredContent { row.append(("outputSchema", output)) }
    return .object(row + [("annotations", hints)])
  }
}

extension MCPServer {
  /// All there are, in the order in which agents see them.
  var tools: [any Tool] {
    let paid = PaidCalls(engine: engine, options: options, book: book)
    return [
      PictureTool(paid: paid, isEdit: false), PictureTool(paid: paid, isEdit: true), AnalysisTool(paid: paid),
      StatusTool(paid: paid), ModelsTool(engine: engine), GalleryTool(engine: engine), SpendingTool(engine: engine),
      SpeechTool(paid: paid),
    ]
  }
}
