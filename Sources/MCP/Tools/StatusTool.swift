import Domain
import Engine

/// `image_status`: what became of a call that took longer than its answer could wait.
struct StatusTool: Tool {
  let paid: PaidCalls

  let name = "image_status"
  let title = "Fetch a result"
  let help = """
    Fetches the result of a call that was answered with "running", by its job; waits for it for a while. Costs nothing. \
    Without a job it lists the calls of the last hour.
    """
  let hints = ToolHints.looking
  let parameters = [ToolParameter("job", .text, "The job that the answer named.")]

  var output: JSONText { PaidAnswer.schema }

  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer {
    guard let id = arguments.text("job") else { return list() }
    guard let entry = paid.book.entry(id) else {
      throw Failure(
        .usage, "There is no job \"\(Harmless.line(id, limit: 60))\".",
        advice: "What was made is in the gallery: gallery_search with since:today finds it.")
    }
    return try await paid.answer(entry, caller, isRepeat: false)
  }

  private func list() -> ToolAnswer {
    let entries = paid.book.entries
    let lines = entries.map { "\($0.id)  \($0.tool)  \($0.job.result == nil ? "running" : "done")" }
    let jobs = entries.map { entry in
      JSONText.object([
        ("job", .text(entry.id)), ("tool", .text(entry.tool)),
        ("status", .text(entry.job.result == nil ? "running" : "done")),
      ])
    }
    return ToolAnswer(
      lines.isEmpty ? ["There are no jobs."] : lines, [("status", .text("done")), ("jobs", .list(jobs))])
  }
}
