import FlyingSocks

/// A body that a producer hands over chunk by chunk while it is being sent.
struct ChunkSequence: AsyncBufferedSequence {
  typealias Element = UInt8

  private let produce: @Sendable (Outlet) async throws -> Void

  init(_ produce: @escaping @Sendable (Outlet) async throws -> Void) { self.produce = produce }

  func makeAsyncIterator() -> Iterator {
    let (chunks, continuation) = AsyncThrowingStream<[UInt8], any Error>.makeStream()
    let producer = Task {
      do {
        try await produce(
          Outlet { bytes in
            if case .terminated = continuation.yield(bytes) { throw CancellationError() }
          })
        continuation.finish()
      } catch is StreamMishap.Finished {
        continuation.finish()
      } catch {
        continuation.finish(throwing: error)
      }
    }
    continuation.onTermination = { _ in producer.cancel() }
    return Iterator(chunks: chunks.makeAsyncIterator())
  }

  /// Hands out whole chunks, whatever size is suggested.
  struct Iterator: AsyncBufferedIteratorProtocol {
    private var chunks: AsyncThrowingStream<[UInt8], any Error>.Iterator
    private var rest: ArraySlice<UInt8> = []

    init(chunks: AsyncThrowingStream<[UInt8], any Error>.Iterator) { self.chunks = chunks }

    mutating func next() async throws -> UInt8? {
      if rest.isEmpty { rest = try await chunks.next()?[...] ?? [] }
      return rest.popFirst()
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard rest.isEmpty else {
        defer { rest = [] }
        return Array(rest)
      }
      return try await chunks.next()
    }
  }
}
