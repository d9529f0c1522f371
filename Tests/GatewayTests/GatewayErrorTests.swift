import Domain
import Testing

@testable import Gateway

/// What clients are told when something fails.
struct GatewayErrorTests {
  private static let kinds: [Failure.Kind] = [
    .usage, .configuration, .noKey, .unknownModel, .unreadableFile, .notAnImage, .storage, .network, .timeout,
    .security,
    .badAnswer, .noImage, .keyRefused, .noCredit, .forbidden, .moderated, .notFound, .invalidRequest, .tooLarge,
    .rateLimited, .server, .overBudget, .cancelled, .unrecorded,
  ]

  /// Clients send a request again for these by themselves.
  private static func isRetried(_ status: Int) -> Bool { [408, 409, 429].contains(status) || status >= 500 }

  @Test(arguments: kinds)
  func whatMayHaveBeenBilledIsNotSentAgain(_ kind: Failure.Kind) {
    for billed in [Failure.Billed.maybe, .yes] {
      let error = GatewayError(Failure(kind, "It failed.", billed: billed))
      #expect(!error.mayRetry && !error.allowsAnotherModel)
      // An answer without a picture is the one exception: its header says that nothing is to be sent again.
      let isService = [.network, .timeout, .server, .rateLimited, .badAnswer, .cancelled].contains(kind)
      if isService { #expect(!Self.isRetried(error.status), "\(kind): \(error.status)") }
    }
  }

  @Test func anotherModelIsTriedByTheRuleOfTheEngine() {
    var refusal = Failure(.rateLimited, "x")
    #expect(!GatewayError(refusal).allowsAnotherModel)
    refusal.isRefusal = true
    #expect(GatewayError(refusal).allowsAnotherModel)
    #expect(GatewayError(Failure(.unknownModel, "x")).allowsAnotherModel)
  }

  @Test func faultsAreWhoseTheyAre() {
    #expect(GatewayError(Failure(.keyRefused, "x")).status == 502)
    #expect(GatewayError(Failure(.noCredit, "x")).status == 402)
    #expect(GatewayError(Failure(.forbidden, "Key limit exceeded.")).status == 402)
    #expect(GatewayError(Failure(.moderated, "x")).status == 400)
    #expect(GatewayError(Failure(.overBudget, "x")).code == "budget_exceeded")
    #expect(GatewayError(Failure(.noImage, "x", billed: .yes)).status == 502)
    #expect(GatewayError(Failure(.rateLimited, "x", retryAfter: 3)).retryAfter == 3)
  }

  @Test func eachFaceHasItsShape() {
    let error = GatewayError(400, "No \"prompt\".", param: "prompt")
    #expect(
      error.json(.openAI, "req_1").compact.hasPrefix(
        #"{"error":{"message":"No \"prompt\".","type":"invalid_request_error","param":"prompt""#))
    #expect(error.json(.openRouter, "req_1").compact.hasPrefix(#"{"error":{"code":400,"message":"No \"prompt\".""#))
  }
}
