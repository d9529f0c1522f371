import Cells

extension Model {
  /// Handles what came in together. What is typed in a row goes in at once and keys that repeat move that far at once, so that a
  /// hundred thousand of them keep nobody waiting.
  mutating func receive(_ events: [InputEvent]) -> [Effect] {
    var effects: [Effect] = []
    var rest = events[...]
    while !rest.isEmpty {
      let next = receiveFirst(of: &rest)
      effects += next
      // What follows was typed to whoever has the terminal then, or after it.
      if !rest.isEmpty, next.contains(where: \.givesTerminalAway) {
        effects.append(.takeInput(Array(rest)))
        break
      }
    }
    return Effect.withoutRepeats(effects)
  }

  private mutating func receiveFirst(of events: inout ArraySlice<InputEvent>) -> [Effect] {
    guard case .key(let key)? = events.first else { return events.popFirst().map { receive($0) } ?? [] }
    noteKey(key)
    let text = takesText ? Self.text(events, withLines: context == .text) : ""
    guard text.count < 2 else {
      events = events.dropFirst(text.count)
      withBuffer { $0.insert(text) }
      filterChanged()
      return []
    }
    let times = repeats(key) ? events.prefix { $0 == .key(key) }.count : 1
    events = events.dropFirst(times)
    return press(key, times: times)
  }

  /// What the first keys type, one character each.
  private static func text(_ events: ArraySlice<InputEvent>, withLines: Bool) -> String {
    var text = ""
    for event in events {
      switch event {
      case .key(.character(let character)): text.append(character)
      case .key(.enter) where withLines: text.append("\n")
      default: return text
      }
    }
    return text
  }

  /// Whether letters go into a text, and mean nothing else there.
  private var takesText: Bool {
    guard Layout.fits(size) else { return false }
    if let top = layers.last { return top.text != nil }
    return editor?.takesAllText == true
  }

  /// Whether a key moves, so that several of it are one longer move.
  private func repeats(_ key: Key) -> Bool {
    guard Layout.fits(size) else { return false }
    let action = keymap.action(for: key, in: context)
    return action.map { Self.moves.contains($0) } ?? (context == .text && [.up, .down].contains(key))
  }

  private static let moves: [Action] = [.up, .down, .pageUp, .pageDown]
}

extension Effect {
  /// Whether another program gets the terminal, or nobody has it any more.
  fileprivate var givesTerminalAway: Bool {
    switch self {
    case .quit, .suspend, .startDemo, .startOnboarding, .openEditor, .openStyleEditor: true
    default: false
    }
  }

  /// Whether a second one in the same moment tells and does nothing new.
  private var isDoneOnce: Bool {
    switch self {
    case .loadCatalogue, .loadEndpoints, .checkKey, .loadSpending, .loadStyles, .listFolder, .redraw, .beep, .copy,
      .openViewer, .gallery(.list), .gallery(.reconcile):
      true
    default: false
    }
  }

  fileprivate static func withoutRepeats(_ effects: [Effect]) -> [Effect] {
    var seen: Set<Effect> = []
    return effects.filter { !$0.isDoneOnce || seen.insert($0).inserted }
  }
}
