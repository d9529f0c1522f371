import Domain
import Engine

/// `speak`: a text as a sound.
struct SpeechTool: Tool {
  let paid: PaidCalls

  let name = "speak"
  let title = "Speak a text"
  let help = """
    Speaks a text with the user's voice model, or another one. Costs a little money, by characters. The sound is kept in the \
    user's library; the answer names its file and shows how loud it is.
    """
  let hints = ToolHints.costly
  let parameters =
    [
      ToolParameter("text", .text, "What is to be said; a long text is split at its sentences.", isRequired: true),
      ToolParameter("model", .text, "The id of a model that speaks; the one that the user set up if left out."),
      ToolParameter("voice", .text, "A voice of the model; the one that the user set up if left out."),
      ToolParameter(
        "format", .word(SpeechFormat.allCases.map(\.rawValue)), "The kind of file; the user's if left out."),
      ToolParameter("speed", .whole(Rules.speechSpeed), "In percent; 100 is the usual speed."),
      ToolParameter(
        "output", .text,
        "A path to save the sound to, in the library or in a folder of mcp.folders; nothing is replaced."),
    ] + PaidCalls.parameters

  var output: JSONText { PaidAnswer.schema }

  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer {
    let task = try SpeechTask(arguments, paid, caller)
    return try await paid.answer(name, arguments, task.mark, caller) { await task.run() }
  }
}
