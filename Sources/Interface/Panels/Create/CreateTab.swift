/// The ways of Create: a prompt that one writes, instructions from which a model writes it, or the prompt with many values.
package enum CreateTab: Hashable, Sendable {
  case prompt, instruct, sweep

  package var other: CreateTab { self == .instruct ? .prompt : .instruct }
}
