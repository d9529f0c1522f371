import NIOCore
import Synchronization

/// Says when the client of one connection is gone, also while nothing is written to it.
final class HangUp: Sendable {
  private struct State {
    var isGone = false
    var onGone: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  var isGone: Bool { state.withLock { $0.isGone } }

  func gone() {
    let deed = state.withLock { state -> (@Sendable () -> Void)? in
      state.isGone = true
      defer { state.onGone = nil }
      return state.onGone
    }
    deed?()
  }

  /// What is to be done when it goes; at once where it is gone.
  func whenGone(_ deed: (@Sendable () -> Void)?) {
    let isGone = state.withLock { state in
      state.onGone = deed
      return state.isGone
    }
    if isGone { deed?() }
  }
}

/// Watches a connection for its other side closing it.
final class HangUpHandler: ChannelInboundHandler, RemovableChannelHandler, Sendable {
  typealias InboundIn = Any
  let hangUp = HangUp()

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? ChannelEvent, event == .inputClosed { hangUp.gone() }
    context.fireUserInboundEventTriggered(event)
  }

  func channelInactive(context: ChannelHandlerContext) {
    hangUp.gone()
    context.fireChannelInactive()
  }
}
