import Testing

@testable import Domain

struct SplittingTests {
  /// `n` of each request, for a model that makes up to `most` at once.
  private func counts(
    _ descriptor: Descriptor?, total: Int?, each: String? = nil
  ) throws -> (counts: [Int], plan: Plan) {
    var parameters: [Parameter: Descriptor] = [.aspectRatio: .flag, .seed: .flag]
    parameters[.count] = descriptor
    var chosen: [Parameter: String] = [.seed: "100"]
    chosen[.count] = each
    let plan = try Planner.make(.makeImage("a/b", parameters), chosen).plan(.make(count: total))
    return (plan.requests.map { $0.count ?? 1 }, plan)
  }

  private static let four = Descriptor.range(min: 1, max: 4)

  @Test(
    arguments: [
      (four, nil, nil, [1]), (four, 1, nil, [1]), (four, 4, nil, [4]), (four, 5, nil, [4, 1]),
      (four, 9, nil, [4, 4, 1]),
      (nil, 3, nil, [1, 1, 1]), (.range(min: 1, max: 1), 2, nil, [1, 1]), (.range(min: 1, max: nil), 2, nil, [1, 1]),
      (four, nil, "3", [3]), (four, 7, "3", [3, 3, 1]), (four, 2, "3", [2]), (four, nil, "9", [4]),
      (four, 6, "9", [4, 2]),
      (four, nil, "0", [1]), (nil, nil, "4", [1]), (nil, 2, "4", [1, 1]), (.flag, nil, "3", [3]),
      (.flag, 4, nil, [1, 1, 1, 1]),
      (four, nil, "many", [1]), (.unknown("{}"), 2, nil, [1, 1]),
    ] as [(Descriptor?, Int?, String?, [Int])])
  func portions(_ descriptor: Descriptor?, total: Int?, each: String?, expected: [Int]) throws {
    let (counts, plan) = try counts(descriptor, total: total, each: each)
    #expect(counts == expected)
    #expect(plan.imageCount == expected.reduce(0, +))
    #expect(plan.requests.allSatisfy { $0.count != 1 })
  }

  @Test func splittingIsNamedWithItsReason() throws {
    let byModel = try counts(Self.four, total: 9).plan.adjustments
    #expect(byModel.map(\.sentence) == ["9 images take 3 requests: the model makes 4 at a time."])
    #expect(byModel.first?.parameter == "n" && byModel.first?.asked == "9" && byModel.first?.sent == "4")
    let bySetting = try counts(Self.four, total: 4, each: "2").plan.adjustments
    #expect(bySetting.map(\.sentence) == ["4 images take 2 requests: Images per request is 2."])
    #expect(try counts(Self.four, total: 4).plan.adjustments.isEmpty)
  }

  @Test func aWishBeyondTheModelIsNamedAndNotPaidForTwice() throws {
    let (counts, plan) = try counts(.range(min: 1, max: 1), total: nil, each: "4")
    #expect(counts == [1])
    #expect(plan.adjustments.map(\.sentence) == ["Images per request 4 becomes 1."])
  }

  @Test func everyRequestHasASeedOfItsOwn() throws {
    #expect(try counts(Self.four, total: 9).plan.requests.map(\.seed) == [100, 104, 108])
    #expect(try counts(nil, total: 3).plan.requests.map(\.seed) == [100, 101, 102])
  }

  @Test func seedsStayWithinTheirBounds() throws {
    let bounded: [Parameter: Descriptor] = [.aspectRatio: .flag, .seed: .range(min: 0, max: 10)]
    let seeds = try Planner.make(.makeImage("a/b", bounded), [.seed: "9"]).plan(.make(count: 4)).requests.map(\.seed)
    #expect(seeds == [9, 10, 7, 6])
    let open = try Planner.make(.makeImage(), [.seed: "2147483647"]).plan(.make(count: 5)).requests.map(\.seed)
    #expect(open == [2_147_483_647, 2_147_483_643])
  }

  @Test func theEstimateCoversAllRequests() throws {
    let planner = Planner.make(endpoints: [.make(prices: [.make("0.04")])])
    #expect(try planner.plan(.make(count: 9)).estimate == .range(low: .of("0.36"), high: .of("0.36")))
    #expect(try Planner.make().plan(.make()).estimate == .unknown("what its providers ask is not known"))
  }
}
