import Domain
import Engine

/// `analyze_image`: a picture in words.
struct AnalysisTool: Tool {
  let paid: PaidCalls

  let name = "analyze_image"
  let title = "Describe a picture"
  let help = """
    Describes a picture in words, or answers a question about it. Costs a little money. A description of a picture of the \
    library is kept with it.
    """
  let hints = ToolHints.costly
  let parameters =
    [
      ToolParameter(
        "image", .text, "The picture: a path, a file:// address, or an id of gallery_search.", isRequired: true),
      ToolParameter("question", .text, "What is asked; a description if left out."),
      ToolParameter("model", .text, "The id of a model; the one that the user set up if left out."),
    ] + PaidCalls.parameters

  var output: JSONText { PaidAnswer.schema }

  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer {
    let task = try AnalysisTask(arguments, paid, caller)
    return try await paid.answer(name, arguments, task.mark, caller) { await task.run() }
  }
}
