/// The events of one request, in order. Who does not read on keeps the service waiting, not the memory filling: pieces of the
/// body count as read once the next event is asked for.
struct HTTPEvents: AsyncSequence {
  typealias Element = HTTPEvent

  fileprivate let base: Transfer.Events
  fileprivate let transfer: Transfer
  /// Changes the longest silence from now on.
  let limitSilence: @Sendable (Duration) -> Void
  /// Ends the request from outside of the task that reads it.
  let cancel: @Sendable () -> Void

  init(
    _ base: Transfer.Events, of transfer: Transfer, limitSilence: @escaping @Sendable (Duration) -> Void = { _ in },
    cancel: @escaping @Sendable () -> Void = {}
  ) {
    self.base = base
    self.transfer = transfer
    self.limitSilence = limitSilence
    self.cancel = cancel
  }

  func makeAsyncIterator() -> Iterator { Iterator(base: base.makeAsyncIterator(), transfer: transfer) }

  /// Reads the events one after the other.
  struct Iterator: AsyncIteratorProtocol {
    fileprivate var base: Transfer.Events.Iterator
    fileprivate let transfer: Transfer
    private var unread = 0

    /// Whether anything of the request may have left.
    var isUnderWay: Bool { transfer.isUnderWay }

    fileprivate init(base: Transfer.Events.Iterator, transfer: Transfer) {
      self.base = base
      self.transfer = transfer
    }

    mutating func next() async throws -> HTTPEvent? {
      if unread > 0 { transfer.wasRead(unread) }
      unread = 0
      let event = try await base.next()
      if case .body(let bytes)? = event { unread = bytes.count }
      return event
    }
  }
}
