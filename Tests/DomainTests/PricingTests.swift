import Foundation
import Testing

@testable import Domain

struct PricingTests {
  /// What one endpoint with these lines asks for these requests.
  private func price(
    _ lines: [PriceLine], _ requests: ImageRequest..., tiers: [String]? = nil
  ) -> String {
    var parameters: [Parameter: Descriptor] = [:]
    parameters[.resolution] = tiers.map { .values($0) }
    return Pricing(endpoints: [.make("a", parameters, prices: lines)]).estimate(requests).text
  }

  @Test func byImageByRequestByMegapixel() {
    #expect(price([.make("0.04")], .make()) == "$0.04")
    #expect(price([.make("0.04")], .make(count: 3)) == "$0.12")
    #expect(price([.make("0.04")], .make(count: 2), .make()) == "$0.12")
    #expect(price([.make("0.05", unit: "request")], .make(count: 2)) == "$0.10")
    #expect(price([.make("0.03", unit: "megapixel")], .make()) == "$0.031")
    #expect(price([.make("0.03", unit: "megapixel")], .make(resolution: "2K", count: 2)) == "$0.25")
    #expect(price([.make("0", unit: "image")], .make()) == "$0")
  }

  @Test(
    arguments: [
      ("0.08", nil), ("0.16", nil), ("0.04", nil), ("0.17", "more than twice the estimate of $0.08"),
      ("0.039", "less than half the estimate of $0.08"), ("0", "less than half the estimate of $0.08"),
    ] as [(String, String?)])
  func aCostFarFromTheEstimateIsNamed(cost: String, words: String?) {
    let price = Decimal(string: "0.08") ?? 0
    #expect(Estimate.range(low: price, high: price).mismatch(Decimal(string: cost) ?? 0) == words)
    #expect(Estimate.unknown("x").mismatch(price) == nil)
    #expect(Estimate.learnt(low: price, high: price * 2, results: 3).mismatch(price * 4) == nil)
    #expect(
      Estimate.learnt(low: price, high: price * 2, results: 3).mismatch(price * 5)
        == "more than twice the estimate of $0.08 – 0.16")
  }

  @Test func aRequestHasItsShareOfTheImages() {
    let requests = [ImageRequest.make(count: 4), .make()]
    let plan = Plan(
      capability: .textToImage, requests: requests, prompt: AssembledPrompt(text: "x", negative: "", tags: []),
      draft: Draft(),
      estimate: .range(low: 5, high: 10))
    #expect(plan.estimate(of: requests[0]).bounds?.low == 4 && plan.estimate(of: requests[0]).bounds?.high == 8)
    #expect(plan.estimate(of: requests[1]).text == "$1.00 – 2.00")
  }

  @Test func referencesCost() {
    let output = PriceLine.make("0.03")
    #expect(price([output, .make("0.003", "input_image")], .make(references: .make(2))) == "$0.036")
    #expect(price([output, .make("0.003", "input_image")], .make()) == "$0.03")
    #expect(
      price([output, .make("0.005", "input_reference", unit: "request")], .make(references: .make(1))) == "$0.035")
    #expect(price([output, .make("0.1", "input_image", unit: "megapixel")], .make(references: .make(2))) == "$0.13")
    #expect(
      price([output, .make("0.000001", "input_image", unit: "token")], .make(references: .make(1)))
        == "not known (priced by tokens)")
    #expect(price([output, .make("0.000001", "input_image", unit: "token")], .make()) == "$0.03")
  }

  private static let riverflow: [PriceLine] = [
    .make("0.13"), .make("0.15", variant: "2k"), .make("0.17", variant: "4k"),
  ]
  private static let graded: [PriceLine] = [
    .make("0.02", variant: "low_1k"), .make("0.05", variant: "medium_1k"), .make("0.07", variant: "low_2k"),
    .make("0.3", variant: "high"),
  ]

  @Test(
    arguments: [
      (riverflow, nil, nil, "$0.13"), (riverflow, "1K", nil, "$0.13"), (riverflow, "2K", nil, "$0.15"),
      (riverflow, "4K", "high", "$0.17"), (riverflow, "8K", nil, "$0.13"), (graded, "1K", "medium", "$0.05"),
      (graded, "2K", "low", "$0.07"), (graded, nil, "low", "$0.02"), (graded, nil, nil, "$0.02 – 0.05"),
      (graded, "1K", "auto", "$0.02 – 0.05"), (graded, "4K", "high", "$0.30"), (graded, "4K", nil, "$0.02 – 0.30"),
      ([.make("0.05", variant: "1k"), .make("0.07", variant: "2k")], nil, nil, "$0.05"),
    ] as [([PriceLine], String?, String?, String)]) func variants(
      _ lines: [PriceLine], resolution: String?, quality: String?, expected: String
    )
  {
    #expect(price(lines, .make(resolution: resolution, quality: quality)) == expected)
  }

  @Test func aModelWithout1KWorksAtItsFirstTier() {
    let lines: [PriceLine] = [.make("0.04", variant: "2k"), .make("0.08", variant: "4k")]
    #expect(price(lines, .make(), tiers: ["2K", "4K"]) == "$0.04")
    #expect(price([.make("0.01", unit: "megapixel")], .make(), tiers: ["2K", "4K"]) == "$0.042")
  }

  @Test func fromTheCheapestToTheDearestProvider() {
    let pricing = Pricing(endpoints: [
      .make("a", prices: [.make("0.13")]), .make("b", prices: [.make("0.24")]), .make("c", prices: [.make("0.2")]),
    ])
    #expect(pricing.estimate([.make()]) == .range(low: .of("0.13"), high: .of("0.24")))
    #expect(pricing.estimate([.make(), .make()]).text == "$0.26 – 0.48")
  }

  @Test(
    arguments: [
      ([[]], "no provider states a price"), ([[.make("0.00003", unit: "token")]], "priced by tokens"),
      ([[.make("0.1")], []], "not every provider states a price"),
      ([[.make("0.1", "input_text")]], "not every provider states a price"),
      ([[.make("-1")]], "not every provider states a price"),
      ([[.make("0.1", unit: "fortnight")]], "not every provider states a price"),
    ] as [([[PriceLine]], String)]) func unknown(_ lines: [[PriceLine]], reason: String)
  {
    let pricing = Pricing(endpoints: lines.map { .make("a", prices: $0) })
    #expect(pricing.estimate([.make()]) == .unknown(reason))
  }

  @Test func withoutEndpointsNothingIsKnown() {
    #expect(Pricing(endpoints: []).estimate([.make()]) == .unknown("no provider states a price"))
  }

  @Test func estimatesAreMultiplied() {
    #expect((Estimate.range(low: .of("0.1"), high: .of("0.2")) * 3).text == "$0.30 – 0.60")
    #expect(Estimate.unknown("why") * 3 == .unknown("why"))
    #expect(Estimate.range(low: .of("0.1301"), high: .of("0.1302")).text == "$0.13")
    #expect(Estimate.range(low: 0, high: .of("0.1")).text == "$0 – 0.10")
  }
}
