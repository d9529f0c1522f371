/// Something that was asked for and goes out differently, or not at all, because the model is as it is.
package struct Adjustment: Hashable, Sendable {
  /// The parameter as the service names it, e.g. `aspect_ratio`.
  package var parameter: String
  package var asked: String
  /// What is sent; nil where nothing is.
  package var sent: String?
  /// One sentence for the screen.
  package var sentence: String

  package init(parameter: String, asked: String, sent: String?, sentence: String) {
    self.parameter = parameter
    self.asked = asked
    self.sent = sent
    self.sentence = sentence
  }
}
