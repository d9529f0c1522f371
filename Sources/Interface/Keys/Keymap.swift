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
  /// The keys of each action in each context that has any, those of wider contexts, too.
  private let keys: [KeyContext: [Action: [Key]]]

  package init(bindings: [Binding]) {
    self.bindings = bindings
    var table: [KeyContext: [Key: Action]] = [:]
    for binding in bindings {
      for context in binding.contexts where table[context]?[binding.key] == nil {
        table[context, default: [:]][binding.key] = binding.action
      }
    }
    self.table = table
    var keys: [KeyContext: [Action: [Key]]] = [:]
    for context in KeyContext.allCases {
      let contexts = context.andWider
      for binding in bindings where !binding.contexts.isDisjoint(with: contexts) {
        guard Self.action(for: binding.key, in: context, table) == binding.action else { continue }
        keys[context, default: [:]][binding.action, default: []].append(binding.key)
      }
    }
    self.keys = keys
  }

  package func action(for key: Key, in context: KeyContext) -> Action? { Self.action(for: key, in: context, table) }

  private static func action(
    for key: Key, in context: KeyContext, _ table: [KeyContext: [Key: Action]]
  ) -> Action? {
    table[context]?[key] ?? context.wider.flatMap { action(for: key, in: $0, table) }
  }

  /// The keys of an action in a context, in the table's order.
  package func keys(for action: Action, in context: KeyContext) -> [Key] { keys[context]?[action] ?? [] }

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
