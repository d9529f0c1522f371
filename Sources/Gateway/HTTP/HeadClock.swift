import NIOCore
import NIOHTTPTypes

/// Closes a connection whose first head does not come in time: who sends it byte by byte holds no place.
final class HeadClock: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  private static let limit = TimeAmount.seconds(10)
  private var alarm: Scheduled<Void>?

  func channelActive(context: ChannelHandlerContext) {
    let channel = context.channel
    alarm = context.eventLoop.scheduleTask(in: Self.limit) { channel.close(promise: nil) }
    context.fireChannelActive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    alarm?.cancel()
    alarm = nil
    context.fireChannelRead(data)
  }

  func channelInactive(context: ChannelHandlerContext) {
    alarm?.cancel()
    context.fireChannelInactive()
  }
}
