import Dispatch
import Domain
import Foundation
import Glibc
import Synchronization

/// Waits on 127.0.0.1 for the browser that a login sends back: for one code, and not longer than its patience. Then nothing
/// listens any more.
package final class CallbackListener: Sendable {
  /// How long the user may take.
  package static let patience = Duration.seconds(300)

  /// A free one.
  package let port: UInt16
  private let descriptor: Int32
  private let isStopped = Mutex(false)

  /// - Throws: a `.network` failure where no port can be had.
  package init() throws(Failure) {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        descriptor >= 0 && bind(descriptor, pointer, length) == 0 && listen(descriptor, 4) == 0
          && getsockname(descriptor, pointer, &length) == 0
      }
    }
    guard isListening else {
      if descriptor >= 0 { close(descriptor) }
      throw Failure(
        .network, "No port of this machine can be had for the browser.",
        advice: "Paste a key instead: visualizer key set.")
    }
    self.descriptor = descriptor
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit { stop() }

  /// Nothing listens from then on.
  package func stop() {
    let isFirst = isStopped.withLock { isStopped in
      defer { isStopped = true }
      return !isStopped
    }
    if isFirst { close(descriptor) }
  }

  /// The code that the browser brings. Requests that belong to no login of ours are turned away.
  ///
  /// - Throws: a `.timeout` failure when nobody came, a `.forbidden` one where the user did not agree.
  package func code(of login: BrowserLogin, within patience: Duration = patience) async throws(Failure) -> String {
    let isCancelled = Flag()
    let result = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        DispatchQueue(label: "visualizer.login").async { [self] in
          let result = Result { () throws(Failure) in try wait(for: login, ContinuousClock.now + patience, isCancelled)
          }
          stop()
          continuation.resume(returning: result)
        }
      }
    } onCancel: {
      isCancelled.raise()
    }
    return try result.get()
  }

  private func wait(
    for login: BrowserLogin, _ end: ContinuousClock.Instant, _ isCancelled: Flag
  ) throws(Failure) -> String {
    while ContinuousClock.now < end {
      guard !isCancelled.isRaised else { throw Failure(.cancelled, "Interrupted.") }
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 100) > 0 else { continue }
      let client = accept(descriptor, nil, nil)
      guard client >= 0 else { continue }
      _ = fcntl(client, F_SETFD, FD_CLOEXEC)
      defer { close(client) }
      if let code = try answer(CallbackRequest(client), login) { return code }
    }
    throw Failure(
      .timeout, "Nobody came back from the browser within five minutes; nothing waits any more.",
      advice: "Begin the login again.")
  }

  private func answer(_ request: CallbackRequest, _ login: BrowserLogin) throws(Failure) -> String? {
    guard let target = request.target, target.hasPrefix("/callback?") else {
      request.answer("404 Not Found", "There is nothing here.")
      return nil
    }
    do throws(Failure) {
      let code = try login.code(in: target)
      request.answer("200 OK", "Visualizer has what it needs. You may close this page and go back to the terminal.")
      return code
    } catch {
      guard error.kind == .forbidden else {
        request.answer("400 Bad Request", "This belongs to no login that is under way. You may close this page.")
        return nil
      }
      request.answer("200 OK", "Nothing was set up. You may close this page and go back to the terminal.")
      throw error
    }
  }

  /// Something that is asked for from another thread.
  private final class Flag: Sendable {
    private let state = Mutex(false)
    var isRaised: Bool { state.withLock { $0 } }
    func raise() { state.withLock { $0 = true } }
  }
}
