import Domain
import Engine
import Foundation

/// `gallery_search`: pictures of the library.
struct GalleryTool: Tool {
  let engine: Engine

  let name = "gallery_search"
  let title = "Search the gallery"
  let help = """
    Finds pictures of the user's library. The query is words of prompts, tags, names and descriptions, and conditions: \
    model:gpt, tag:"big fox", is:review, saved, trash or all, since:2026-11-01 (or today, week, month), until:2026-11-10, \
    <0.05, >0.01 (cost in US dollars), sort:newest, oldest, name, dearest or cheapest. The ids can be used as references.
    """
  let hints = ToolHints.looking
  let parameters = [
    ToolParameter("query", .text, "Words and conditions; all pictures if left out."),
    ToolParameter("limit", .whole(1...100), "At most so many; 20 if left out."),
    ToolParameter("offset", .whole(0...1_000_000), "Leaves out so many at the beginning."),
  ]

  var output: JSONText {
    let row = Schema.object(
      [
        ("id", Schema.text), ("path", Schema.text), ("title", Schema.text), ("prompt", Schema.text),
        ("model", Schema.text), ("state", Schema.text), ("created", Schema.text), ("width", Schema.whole),
        ("height", Schema.whole), ("cost", Schema.number), ("tags", Schema.list(Schema.text)),
        ("description", Schema.text),
      ], required: ["id", "path", "title", "state", "created"])
    return Schema.object(
      [("count", Schema.whole), ("pictures", Schema.list(row))], required: ["count", "pictures"])
  }

  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer {
    guard let library = engine.ports.library else { throw Failure(.usage, "There is no library.") }
    let filter = GalleryFilter(text: arguments.text("query") ?? "", now: Date(), calendar: .current)
    if let problem = filter.problems.first {
      throw Failure(
        .usage, "\"\(Harmless.line(problem, limit: 80))\" cannot be read.", advice: GalleryFilter.advice(on: problem))
    }
    let (limit, offset) = (arguments.whole("limit") ?? 20, arguments.whole("offset") ?? 0)
    let found = try library.find(filter.query, limit: limit, offset: offset)
    let count = try library.count(filter.query)
    var lines = found.map { Self.line($0, library.path(of: $0)) }
    if found.isEmpty { lines.append("No picture in the library fits.") }
    if found.count < count { lines.append("\(found.count) of \(count) pictures; limit and offset show others.") }
    let rows = found.map { Self.json($0, library.path(of: $0)) }
    return ToolAnswer(lines, [("count", .whole(count)), ("pictures", .list(rows))])
  }

  private static func line(_ asset: Asset, _ path: String) -> String {
    "\(asset.id)  \(Harmless.line(asset.title, limit: 100))  \(Harmless.line(path))"
  }

  private static func json(_ asset: Asset, _ path: String) -> JSONText {
    var members: [(String, JSONText)] = [
      ("id", .text(asset.id)), ("path", .text(path)), ("title", .text(asset.title)),
      ("prompt", .text(asset.origin.prompt)), ("model", .text(asset.origin.model)),
      ("state", .text(asset.isMissing ? "missing" : asset.state.rawValue)),
      ("created", .text(asset.created.formatted(.iso8601))), ("width", .whole(asset.width)),
      ("height", .whole(asset.height)),
    ]
    if let cost = asset.cost { members.append(("cost", .number(cost))) }
    if !asset.tags.isEmpty { members.append(("tags", .texts(asset.tags))) }
    if !asset.analysis.isEmpty { members.append(("description", .text(asset.analysis))) }
    return .object(members)
  }
}
