extension Fields {
  /// What agents may do that use the program through `visualizer mcp`.
  static let mcp: [Field] = [
    .dropdown(
      "mcp.preview", "Agents: picture in answers", \.mcp.preview,
      help: "What `visualizer mcp` puts into its answers beside the path of a picture; many hosts take small ones only."
    ) { $0.title },
    .amount(
      "mcp.budget-per-day", "Agents: budget per day", \.mcp.budgetPerDay,
      help:
        "US dollars that all agents together may spend a day, within your own budgets. Empty is no limit of its own."),
    .amount(
      "mcp.ask-above", "Agents: ask above", \.mcp.askAbove,
      help: "US dollars; a call that may cost more is answered with its price first and wants to be confirmed."),
    .text(
      "mcp.folders", "Agents: folders", \.mcp.folders,
      help: "Folders beside the library that agents may read pictures from and save them to, with colons between them."),
  ]
}
