import Domain

/// The actions that the command palette lists for what is typed.
enum CommandList {
  static func actions(_ filter: String, model: Model) -> [Action] {
    let words = filter.lowercased().split(separator: " ")
    return ActionRows.all.filter { row in
      guard let entry = entry(of: row, model) else { return false }
      let line = "\(entry.title) \(entry.synonyms)".lowercased()
      return words.allSatisfy { line.contains($0) }
    }.map(\.action)
  }

  /// What it is called there: panels by their names.
  static func title(of action: Action, model: Model) -> String {
    action.row.flatMap { entry(of: $0, model)?.title } ?? action.summary
  }

  /// Nil where it is not listed.
  private static func entry(of row: ActionRow, _ model: Model) -> (title: String, synonyms: String)? {
    switch row.listing {
    case .always: (row.summary, row.synonyms)
    case .never: nil
    case .named(let name): name(model)
    }
  }
}
