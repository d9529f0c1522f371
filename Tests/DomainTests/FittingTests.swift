import Testing

@testable import Domain

struct FittingTests {
  /// The first request and what differs, for one parameter of a model and one choice.
  private func fit(
    _ parameters: [Parameter: Descriptor], _ chosen: [Parameter: String] = [:], _ draft: Draft = .make()
  ) throws -> (request: ImageRequest, adjustments: [Adjustment]) {
    var parameters = parameters
    parameters[.aspectRatio] = parameters[.aspectRatio] ?? .flag
    let plan = try Planner.make(.makeImage("a/b", parameters), chosen).plan(draft)
    return (try #require(plan.requests.first), plan.adjustments)
  }

  @Test(
    arguments: [
      (Descriptor.values(["1:1", "16:9"]), "16:9", true), (.values(["1:1", "3:2", "auto"]), "3:2", false),
      (.values(["auto"]), nil, false), (.values([]), nil, false), (nil, nil, false), (.flag, "16:9", true),
      (.unknown("{}"), nil, false), (.range(min: 0, max: 1), nil, false),
    ] as [(Descriptor?, String?, Bool)]) func ratios(_ descriptor: Descriptor?, sent: String?, isAsAsked: Bool) throws
  {
    var parameters: [Parameter: Descriptor] = [:]
    parameters[.aspectRatio] = descriptor
    let plan = try Planner.make(.makeImage("a/b", parameters)).plan(.make())
    #expect(plan.requests[0].aspectRatio == sent)
    #expect(plan.adjustments.isEmpty == isAsAsked)
    if let adjustment = plan.adjustments.first {
      #expect(adjustment.parameter == "aspect_ratio" && adjustment.asked == "16:9" && adjustment.sent == sent)
      #expect(adjustment.sentence.contains("16:9"))
    }
  }

  @Test(arguments: [Format.landscape, .portrait, .square]) func formatsAskForTheirRatio(_ format: Format) throws {
    #expect(try fit([:], [:], .make(format: format)).request.aspectRatio == format.ratio)
  }

  @Test(
    arguments: [
      (Descriptor.values(["low", "high"]), "high", "high"), (.values(["low"]), "max", nil), (nil, "high", nil),
      (.flag, "anything", "anything"), (.unknown("{}"), "high", nil),
    ] as [(Descriptor?, String, String?)]) func words(_ descriptor: Descriptor?, chosen: String, sent: String?) throws
  {
    var parameters: [Parameter: Descriptor] = [:]
    parameters[.quality] = descriptor
    let (request, adjustments) = try fit(parameters, [.quality: chosen])
    #expect(request.quality == sent)
    let noted = adjustments.map { [$0.parameter, $0.asked, $0.sent ?? "-"] }
    #expect(noted == (sent == chosen ? [] : [["quality", chosen, "-"]]))
  }

  @Test func aRefusedWordNamesWhatThereIs() throws {
    let sentence = try fit([.resolution: .values(["1K", "2K"])], [.resolution: "4K"]).adjustments[0].sentence
    #expect(sentence == "Resolution 4K is not sent: here the model has 1K, 2K.")
  }

  @Test(
    arguments: [
      (Descriptor.flag, "123", 123), (.range(min: 0, max: 100), "50", 50), (.range(min: 0, max: 100), "500", 100),
      (.range(min: 5, max: nil), "1", 5), (.range(min: nil, max: nil), "9", 9), (.values(["1", "2"]), "2", 2),
      (.values(["1", "2"]), "3", nil), (nil, "5", nil), (.flag, "five", nil), (.unknown("{}"), "5", nil),
    ] as [(Descriptor?, String, Int?)]) func numbers(_ descriptor: Descriptor?, chosen: String, sent: Int?) throws
  {
    var parameters: [Parameter: Descriptor] = [:]
    parameters[.seed] = descriptor
    let (request, adjustments) = try fit(parameters, [.seed: chosen])
    #expect(request.seed == sent)
    #expect(adjustments.isEmpty == (sent.map(String.init) == chosen))
    #expect(adjustments.allSatisfy { $0.parameter == "seed" && $0.sent == sent.map(String.init) })
  }

  private static let formats = Descriptor.values(["png", "jpeg", "webp", "svg"])

  @Test(
    arguments: [
      (formats, "png", true), (formats, "webp", true), (formats, "jpeg", false), (formats, "svg", false),
      (formats, nil, true), (.values(["jpeg"]), nil, false), (nil, nil, true),
    ] as [(Descriptor?, String?, Bool)])
  func transparencyNeedsAFormatThatHasIt(_ offered: Descriptor?, format: String?, isSent: Bool) throws {
    var parameters: [Parameter: Descriptor] = [.background: .values(["auto", "transparent", "opaque"])]
    parameters[.outputFormat] = offered
    var chosen: [Parameter: String] = [.background: "transparent"]
    chosen[.outputFormat] = format
    let (request, adjustments) = try fit(parameters, chosen)
    #expect(request.background == (isSent ? "transparent" : nil))
    #expect(adjustments.map(\.parameter) == (isSent ? [] : ["background"]))
    chosen[.background] = "opaque"
    #expect(try fit(parameters, chosen).request.background == "opaque")
  }

  @Test(arguments: [("jpeg", 40), ("webp", 40), ("png", nil), ("svg", nil), (nil, 40)] as [(String?, Int?)])
  func compressionNeedsAFormatThatHasIt(_ format: String?, sent: Int?) throws {
    let parameters: [Parameter: Descriptor] = [.compression: .range(min: 0, max: 100), .outputFormat: Self.formats]
    var chosen: [Parameter: String] = [.compression: "40"]
    chosen[.outputFormat] = format
    let (request, adjustments) = try fit(parameters, chosen)
    #expect(request.compression == sent)
    #expect(adjustments.map(\.parameter) == (sent == nil ? ["output_compression"] : []))
  }

  @Test func aPrivateDataPolicyCannotBeKeptOnThisRoute() throws {
    let planner = Planner.make(change: { $0.textToImage.dataPolicy = "deny" })
    let plan = try planner.plan(.make())
    #expect(plan.requests[0].routing.dataCollection == nil)
    #expect(plan.warnings == ["Data policy deny is not sent: it exists for chat models alone."])
  }

  @Test func streamingIsWhatTheProvidersLeftOffer() throws {
    let endpoints: [ImageEndpoint] = [.make("a", streams: true), .make("b")]
    let streams = { only in
      try Planner.make(.makeImage(streams: true), endpoints: endpoints, change: { $0.textToImage.only = only })
        .plan(.make()).requests[0].streams
    }
    #expect(try streams([]) == true && streams(["a"]) == true && streams(["b"]) == false)
  }
}
