import Cells

/// Which key does what, where: a fold over the rows of all actions.
package struct Keymap: Sendable {
  /// One row.
  package struct Binding: Hashable, Sendable {
    package let key: Key
    package let action: Action
    package let contexts: Set<KeyContext>
  }

  package let bindings: [Binding]
  private let table: [KeyContext: [Key: Action]]

  package init(bindings: [Binding]) {
    self.bindings = bindings
    var table: [KeyContext: [Key: Action]] = [:]
    for binding in bindings {
      for context in binding.contexts where table[context]?[binding.key] == nil {
        table[context, default: [:]][binding.key] = binding.action
      }
    }
    self.table = table
  }

  package func action(for key: Key, in context: KeyContext) -> Action? {
    table[context]?[key] ?? context.wider.flatMap { action(for: key, in: $0) }
  }

  /// The keys of an action in a context, in the table's order.
  package func keys(for action: Action, in context: KeyContext) -> [Key] {
    bindings.filter { binding in
      let isBound = !binding.contexts.isDisjoint(with: context.andWider)
      return binding.action == action && isBound && self.action(for: binding.key, in: context) == action
    }.map(\.key)
  }

  /// The first key of an action, as it is printed; nil when it has none there.
  package func name(of action: Action, in context: KeyContext) -> String? {
    keys(for: action, in: context).first?.name
  }

  /// The first key of an action in a context, else in the first of the others that has one.
  package func name(of action: Action, preferring context: KeyContext) -> String? {
    ([context] + KeyContext.allCases).lazy.compactMap { self.name(of: action, in: $0) }.first
  }

  package static let standard = Keymap(
    bindings: ActionRows.all.flatMap { row in
      row.keys.flatMap { binding in
        binding.keys.map { Binding(key: $0, action: row.action, contexts: binding.contexts) }
      }
    })
}
