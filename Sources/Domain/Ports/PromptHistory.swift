/// The port to the prompts of earlier: each once, however often it was sent.
package protocol PromptHistory: Sendable {
  /// Newest first.
  func prompts() throws(Failure) -> [PastPrompt]

  /// Keeps a prompt, by its text. What is not known of it this time stays as it was.
  func note(_ prompt: PastPrompt) throws(Failure)

  /// - Returns: how many there were of these.
  func delete(_ ids: [Int64]) throws(Failure) -> Int
}
