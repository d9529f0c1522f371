import HummingbirdCore
import NIOCore
import Synchronization

/// Reads bodies whole, within what one may have and what all together may have.
final class BodyReader: Sendable {
  /// Bytes of one body.
  static let limit = 64 << 20
  /// Bytes of all bodies that are being worked on.
  private static let together = 512 << 20
  private let inUse = Mutex(0)

  /// - Parameter stated: the length that the head states.
  func read(_ body: RequestBody, stated: Int?) async throws(GatewayError) -> [UInt8] {
    if let stated, stated > Self.limit { throw Self.tooLarge }
    var bytes: [UInt8] = []
    if let stated { bytes.reserveCapacity(stated) }
    do {
      for try await piece in body {
        guard bytes.count + piece.readableBytes <= Self.limit else { throw Self.tooLarge }
        guard take(piece.readableBytes) else { throw Self.busy }
        bytes.append(contentsOf: piece.readableBytesView)
      }
    } catch let error as GatewayError {
      release(bytes.count)
      throw error
    } catch {
      release(bytes.count)
      throw GatewayError(400, "The body of the request broke off.")
    }
    guard stated == nil || stated == bytes.count else {
      release(bytes.count)
      throw GatewayError(400, "The body of the request broke off: it has \(bytes.count) bytes of \(stated ?? 0).")
    }
    return bytes
  }

  /// The body is out of the way.
  func release(_ count: Int) { inUse.withLock { $0 -= count } }

  private func take(_ count: Int) -> Bool {
    inUse.withLock { inUse in
      guard inUse + count <= Self.together else { return false }
      inUse += count
      return true
    }
  }

  private static var tooLarge: GatewayError {
    GatewayError(413, "The body of the request is larger than \(limit >> 20) MiB.", code: "request_too_large")
  }

  private static var busy: GatewayError {
    var error = GatewayError(503, "Too much is being worked on at once.", type: "server_error", code: "busy")
    (error.mayRetry, error.retryAfter) = (true, 2)
    return error
  }
}
