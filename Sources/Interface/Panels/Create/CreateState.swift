import Domain

/// The panel Create: what is being written and chosen.
package struct CreateState: Equatable, Sendable {
  package var prompt: TextBuffer
  package var negative: TextBuffer
  /// What the client model is to write a prompt about, on the tab Instruct.
  package var instructions = TextBuffer(isMultiline: true)
  package var character = ""
  package var tab = CreateTab.prompt
  /// What the client model wrote last, in both forms.
  package var written: WrittenPrompt?
  package var visType = VisType.sceneIllustration
  package var format = Format.landscape
  /// Nil is the art style of the settings.
  package var style: String?
  package var count = 1
  /// What the wildcards of the prompt are drawn by; each act takes the next ones.
  package var wildcardSeed = 0
  /// As they were read last; nil before.
  package var presets: [Preset]?
  /// Pictures that go along: with any, it is image editing.
  package var references: [Reference] = []
  /// What ^G tries the prompt with, every value with every other; a comparison of models is the sweep of one axis.
  package var sweep = Sweep()
  /// Below 110 columns the result takes the form's place; this says which of the two is seen.
  package var showsResult = false

  package static let defaultPrompt = "Digital art illustration of a sci-fi corridor inside a futuristic spaceship."

  package init(prompt: String = defaultPrompt, negative: String = "text, watermark") {
    self.prompt = TextBuffer(prompt, isMultiline: true)
    self.negative = TextBuffer(negative, isMultiline: true)
  }

  package var draft: Draft {
    var draft = Draft(
      prompt: prompt.text, negative: negative.text, visType: visType, format: format, style: style,
      references: references, count: count)
    draft.wildcardSeed = wildcardSeed
    return draft
  }
}

extension CreateState {
  /// Ids of the models that the prompt goes to; none is the model of the settings.
  package var compared: [String] {
    get { sweep.models ?? [] }
    set { sweep.models = newValue }
  }
}
