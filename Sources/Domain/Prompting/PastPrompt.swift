import Foundation

/// A prompt that was sent, or that made way for another one, as it was typed.
package struct PastPrompt: Hashable, Sendable, Identifiable {
  package var id: Int64
  package var text: String
  /// When it was sent or replaced last.
  package var time: Date
  /// Of the last request; empty where it was never sent.
  package var model: String
  /// The picture that it gave last, by its id in the library.
  package var asset: String?
  package var isSent: Bool

  package init(
    id: Int64 = 0, text: String, time: Date, model: String = "", asset: String? = nil, isSent: Bool = true
  ) {
    self.id = id
    self.text = text
    self.time = time
    self.model = model
    self.asset = asset
    self.isSent = isSent
  }
}
