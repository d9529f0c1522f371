extension Fields {
  /// What agents may do that use the program through `visualizer mcp`.
  static let mcp: [Field] = [
    .dropdown(
      "mcp.preview", "Agents: picture in answers", \.mcp.preview,
      help: "What goes into an agent's answer beside the path; many take small ones only."
    ) { $0.title },
    .amount(
      "mcp.budget-per-day", "Agents: budget per day", \.mcp.budgetPerDay,
      help:
        "US dollars of all agents a day, within your own budgets. Empty is no limit."),
    .amount(
      "mcp.ask-above", "Agents: ask above", \.mcp.askAbove,
      help: "US dollars; a call that may cost more is answered with its price first."),
    .text(
      "mcp.folders", "Agents: folders", \.mcp.folders,
      help: "Folders that agents may use beside the library, with colons between them."),
  ]
}
