import Domain

/// A place on the rail.
package enum Panel: Hashable, Sendable {
  case create, gallery, general, prompts
  case openRouter(Capability)
  case styles
  case spending

  package static let all: [Panel] = [
    .create, .gallery, .general, .prompts, .openRouter(.textToImage), .openRouter(.editing), .openRouter(.analysis),
    .styles, .spending,
  ]

  /// On the rail.
  package var title: String {
    switch self {
    case .create: "Create"
    case .gallery: "Gallery"
    case .general: "General"
    case .prompts: "Prompts"
    case .openRouter(let capability): capability.title
    case .styles: "Styles"
    case .spending: "Spending"
    }
  }

  /// On the tab line of narrow screens.
  package var shortTitle: String {
    switch self {
    case .create: "Cre"
    case .gallery: "Gal"
    case .general: "Gen"
    case .prompts: "Prm"
    case .openRouter(.textToImage): "T2I"
    case .openRouter(.editing): "Edt"
    case .openRouter(.analysis): "Ana"
    case .styles: "Sty"
    case .spending: "Spd"
    }
  }

  /// Over its form.
  package var heading: String {
    switch self {
    case .prompts: "Prompt Generation"
    case .openRouter(let capability): "OpenRouter · \(capability.title.uppercased())"
    default: title
    }
  }

  /// The heading on the rail that it is the first under; nil for the others.
  package var section: String? {
    switch self {
    case .general: "Settings"
    case .openRouter: "OpenRouter"
    default: nil
    }
  }

  /// Whether it is listed: an OpenRouter panel only while its capability's backend is OpenRouter.
  package func isListed(_ settings: Settings) -> Bool {
    if case .openRouter(let capability) = self { return settings.general[capability] == .openRouter }
    return true
  }

  package static func listed(_ settings: Settings) -> [Panel] { all.filter { $0.isListed(settings) } }
}
