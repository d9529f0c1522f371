import Domain

/// Shows the bodies of requests: exactly what is sent, but for image data.
package struct BodyPrinter: RequestPrinter {
  package init() {}

  package func body(of request: ImageRequest) -> String { JSONWriter.pretty(request.body) }
  package func body(of request: SpeechRequest) -> String { JSONWriter.pretty(request.body) }
  package func body(of request: ChatRequest) -> String { JSONWriter.pretty(request.body) }
}
