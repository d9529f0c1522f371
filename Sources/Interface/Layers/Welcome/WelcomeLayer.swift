import Cells
import Domain

/// The ways on for one who has no key.
package enum Welcome: CaseIterable, Sendable {
  case onboarding, paste, environment, demo

  var title: String {
    switch self {
    case .onboarding: "Set up step by step"
    case .paste: "Paste a key"
    case .environment: "Read it from the environment"
    case .demo: "Try the demo"
    }
  }

  var detail: String {
    switch self {
    case .onboarding: "A login by the browser or a key, then models with their prices."
    case .paste: "It is kept in a file that only you can read (0600)."
    case .environment: "Set OPENROUTER_API_KEY and start again; nothing is stored."
    case .demo: "This screen on a built-in simulator: no account, no cost."
    }
  }
}

/// What to do without a key.
package struct WelcomeLayer: ListLayer {
  package var list = ListState()

  package init() {}

  package var context: KeyContext { .filter }
  package func count(in model: Model) -> Int { Welcome.allCases.count }
  package func place(in model: Model) -> ListPlace? { WelcomeView.place(model) }
  package func draw(_ model: Model, _ canvas: inout Canvas) { WelcomeView.draw(list, model, &canvas) }

  package func enter(_ model: inout Model) -> [Effect] {
    let choice = Welcome.allCases[min(list.cursor, Welcome.allCases.count - 1)]
    switch choice {
    case .paste:
      model.layers = []
      model.openKey()
    case .onboarding: return [.startOnboarding]
    case .demo: return [.startDemo]
    case .environment: model.layers = [TextLayer(choice.title, choice.detail)]
    }
    return []
  }
}
