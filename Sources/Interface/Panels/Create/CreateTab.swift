/// The two ways of Create: a prompt that one writes, or instructions from which a model writes it.
package enum CreateTab: Hashable, Sendable {
  case prompt, instruct

  package var other: CreateTab { self == .prompt ? .instruct : .prompt }
}
