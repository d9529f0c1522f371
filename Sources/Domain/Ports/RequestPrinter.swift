/// Shows a request as the JSON that would be sent, for `--dry-run`, `--json` and the log.
package protocol RequestPrinter: Sendable {
  /// Pretty JSON with sorted keys; image data is abbreviated to its type and size; the key is no part of a body.
  func body(of request: ImageRequest) -> String
  func body(of request: ChatRequest) -> String
  func body(of request: SpeechRequest) -> String
}
