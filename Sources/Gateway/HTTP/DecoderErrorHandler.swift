import Domain
import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypes

/// Answers what the decoder of HTTP cannot read: two lengths, a head that is too large. The connection ends with it.
final class DecoderErrorHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// Whether an answer is on its way, into which nothing may be put.
  private var isAnswering = false
  private var isOver = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch unwrapOutboundIn(data) {
    case .head(let head): isAnswering = head.status.kind != .informational
    case .end: isAnswering = false
    case .body: break
    }
    guard !isOver else {
      promise?.fail(ChannelError.ioOnClosedChannel)
      return
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let error = error as? HTTPParserError else { return context.fireErrorCaught(error) }
    guard !isOver else { return }
    guard !isAnswering else { return context.close(promise: nil) }
    let text = Array(Self.answer(error).json(.openAI, "req_unread").compact.utf8)
    let status = HTTPResponse.Status(code: Self.answer(error).status)
    let fields: HTTPFields = [
      .contentType: "application/json", .contentLength: String(text.count), .connection: "close",
    ]
    context.write(wrapOutboundOut(.head(HTTPResponse(status: status, headerFields: fields))), promise: nil)
    context.write(wrapOutboundOut(.body(ByteBuffer(bytes: text))), promise: nil)
    let channel = context.channel
    isOver = true
    context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
  }

  private static func answer(_ error: HTTPParserError) -> GatewayError {
    switch error {
    case .headerOverflow: GatewayError(431, "The head of the request is larger than 32 kB.", code: "head_too_large")
    case .unexpectedContentLength, .invalidContentLength:
      GatewayError(400, "The head of the request does not say one length of the body.", code: "bad_request")
    default: GatewayError(400, "The request is no HTTP that this gateway reads.", code: "bad_request")
    }
  }
}
