import Domain

/// The actions that the command palette lists for what is typed.
enum Palette {
  static func actions(_ filter: String, model: Model) -> [Action] {
    let words = filter.lowercased().split(separator: " ")
    return Action.allCases.filter { action in
      guard isListed(action, model) else { return false }
      let line = "\(title(of: action, model: model)) \(synonyms(of: action, model))".lowercased()
      return words.allSatisfy { line.contains($0) }
    }
  }

  /// What it is called there: panels by their names.
  static func title(of action: Action, model: Model) -> String {
    guard let number = action.panelNumber else { return action.summary }
    let listed = Panel.listed(model.settings)
    return listed.indices.contains(number - 1) ? "Go to \(listed[number - 1].title)" : action.summary
  }

  private static func synonyms(of action: Action, _ model: Model) -> String {
    guard let number = action.panelNumber else { return action.synonyms }
    let listed = Panel.listed(model.settings)
    return listed.indices.contains(number - 1) ? "panel \(listed[number - 1].heading)" : ""
  }

  private static func isListed(_ action: Action, _ model: Model) -> Bool {
    if let number = action.panelNumber { return number <= Panel.listed(model.settings).count }
    switch action.group {
    case .moving: return action == .find || action == .findNext
    case .picker: return false
    default:
      return ![.complete, .mark].contains(action) && action != .palette && action != .back && action != .interrupt
    }
  }
}
