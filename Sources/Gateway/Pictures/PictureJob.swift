import Domain
import Engine
import Foundation

/// What came of a wish.
struct PictureResult: Sendable {
  var planned: PlannedPictures
  /// In the order of the requests.
  var pictures: [KeptPicture]
  /// US dollars; nil when the service did not say for each request.
  var cost: Decimal?
  var promptTokens = 0
  var completionTokens = 0
  var model: String
  var provider: String?
  /// The models that were asked.
  var attempts: [Attempt] = []
  /// What the client should know, one sentence each.
  var remarks: [String]
  var seconds: Double
}

/// One act of a client that makes pictures; its parts are partial pictures.
typealias PictureJob = SharedJob<GeneratedImage, PictureResult, GatewayError>

extension SharedJob where Problem == GatewayError {
  /// Waits for the end.
  func value() async throws(GatewayError) -> Value {
    guard let result = await ending() else {
      throw GatewayError(503, "The gateway is being stopped.", type: "server_error", code: "stopping")
    }
    return try result.get()
  }
}
