/// Where the producer of a streamed answer puts its chunks.
struct Outlet: Sendable {
  private let accept: @Sendable ([UInt8]) async throws -> Void

  init(_ accept: @escaping @Sendable ([UInt8]) async throws -> Void) { self.accept = accept }

  func send(_ bytes: [UInt8]) async throws { try await accept(bytes) }

  /// A server-sent event with JSON data.
  func event(_ document: WireJSON) async throws {
    try await accept(Array("data: ".utf8) + document.text + Array("\n\n".utf8))
  }

  /// The comment the service sends while it works.
  func processing() async throws { try await accept(Array(": OPENROUTER PROCESSING\n\n".utf8)) }

  /// The mark that ends every stream.
  func done() async throws { try await accept(Array("data: [DONE]\n\n".utf8)) }
}
