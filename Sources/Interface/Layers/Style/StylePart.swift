/// One field of the layer in which a style is edited.
package enum StylePart: CaseIterable, Hashable, Sendable {
  case name, kind
  case positiveKeywords, negativeKeywords, positiveDescriptive, negativeDescriptive, instructions
  case save

  package var label: String {
    switch self {
    case .name: "Name"
    case .kind: "Type"
    case .positiveKeywords: "Positive keywords"
    case .negativeKeywords: "Negative keywords"
    case .positiveDescriptive: "Positive descriptive"
    case .negativeDescriptive: "Negative descriptive"
    case .instructions: "Instructions"
    case .save: "Save"
    }
  }

  /// The sentence for the description line.
  package var help: String {
    switch self {
    case .name: "What it is called in the lists. F4 here opens the whole style as YAML."
    case .kind: "What it is for: art, or one vis type. Left and right choose."
    case .positiveKeywords: "With commas between; \"no X\" is negative. Used where the sentences are empty."
    case .negativeKeywords: "With commas between: what pictures should not show."
    case .positiveDescriptive: "Sentences that are put before the prompt."
    case .negativeDescriptive: "What pictures should not show, in words; joined to \"Avoid\"."
    case .instructions: "For the model that writes prompts in Instruct mode; not sent with the prompt itself."
    case .save: "Enter saves it among your own styles."
    }
  }

  /// Whether text is typed into it.
  var isText: Bool { self != .kind && self != .save }

  /// Whether it is a box of text, which $EDITOR can take by itself.
  var isBox: Bool { isText && self != .name }

  /// Whether it may hold newlines.
  var isMultiline: Bool {
    switch self {
    case .positiveDescriptive, .negativeDescriptive, .instructions: true
    default: false
    }
  }
}
