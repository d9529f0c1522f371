import Domain
import Engine

/// `generate_image` and `edit_image`: pictures, made from words or of other pictures.
struct PictureTool: Tool {
  let paid: PaidCalls
  let isEdit: Bool

  var name: String { isEdit ? "edit_image" : "generate_image" }
  var title: String { isEdit ? "Edit pictures" : "Make a picture" }
  var help: String {
    (isEdit
      ? "Makes a new picture of one or more given ones by a prompt; the given ones stay as they are."
      : "Makes a picture from a prompt.")
      + " Costs money. The result is kept in the user's library; the answer names its file."
  }
  let hints = ToolHints.costly
  var output: JSONText { PaidAnswer.schema }

  var parameters: [ToolParameter] {
    var rows = [
      ToolParameter(
        "prompt", .text, isEdit ? "What is to be changed, and what is to stay." : "What the picture is to show.",
        isRequired: true)
    ]
    if isEdit {
      rows.append(
        ToolParameter(
          "images", .texts(Rules.mostReferences),
          "The pictures, each a path, a file:// address, or an id of gallery_search.", isRequired: true))
    }
    return rows + Self.common + PaidCalls.parameters
  }

  private static let common = [
    ToolParameter("model", .text, "The id of a model (list_models); the one that the user set up if left out."),
    ToolParameter("negative", .text, "What is to be avoided."),
    ToolParameter("style", .text, "A style of the user's by its name, or none; the user's own choice if left out."),
    ToolParameter("aspect_ratio", .text, "The shape, such as 16:9 or 1:1; left to the model if left out."),
    ToolParameter("resolution", .text, "The tier of size, such as 1K or 2K, where the model has tiers."),
    ToolParameter("quality", .text, "Such as low, medium or high, where the model has such words."),
    ToolParameter("background", .text, "transparent or opaque, where the model has such words."),
    ToolParameter("seed", .whole(0...Int(Int32.max)), "The same number asks for the same picture again."),
    ToolParameter("count", .whole(1...10), "How many pictures; one if left out. Each costs."),
    ToolParameter(
      "output", .text,
      "A path to save the picture to, in the library or in a folder of mcp.folders; nothing is replaced. Left out, it goes "
        + "into the review queue of the library."),
  ]

  func call(_ arguments: ToolArguments, _ caller: Caller) async throws(Failure) -> ToolAnswer {
    let task = try PictureTask(arguments, paid, caller)
    return try await paid.answer(name, arguments, task.mark, caller) { await task.run() }
  }
}
