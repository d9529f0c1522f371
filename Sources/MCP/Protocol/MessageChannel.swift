/// Where the messages of a client come from.
package protocol MessageSource: Sendable {
  /// The next bytes, however they are cut; nil at the end, or once it is told to stop.
  func next() async -> [UInt8]?
  /// Ends a reading that waits.
  func stop()
}

/// Where answers go, each as one line.
package protocol MessageSink: Sendable {
  /// - Returns: whether somebody reads them still.
  func send(_ line: [UInt8]) async -> Bool
}
