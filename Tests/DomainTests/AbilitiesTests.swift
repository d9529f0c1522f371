import Testing

@testable import Domain

struct AbilitiesTests {
  private func abilities(
    _ listed: [Parameter: Descriptor], _ endpoints: [ImageEndpoint]?, only: [String] = [], ignore: [String] = []
  ) -> Abilities {
    Abilities(of: .make(listed), endpoints: endpoints, routing: Routing(only: only, ignore: ignore))
  }

  private let vertex = ImageEndpoint.make(
    "google-vertex/global", [.resolution: .values(["1K", "2K"]), .references: .range(min: 0, max: 3)])
  private let studio = ImageEndpoint.make(
    "google-ai-studio", [.resolution: .values(["1K", "4K"]), .references: .range(min: 1, max: 14), .seed: .flag],
    streams: true)
  private let listed: [Parameter: Descriptor] = [
    .resolution: .values(["1K", "2K", "4K"]), .references: .range(min: 0, max: 14), .seed: .flag, .quality: .flag,
  ]

  @Test(arguments: [nil, []] as [[ImageEndpoint]?]) func withoutRecordsTheListingCounts(_ endpoints: [ImageEndpoint]?) {
    let abilities = abilities(listed, endpoints, only: ["anyone"])
    #expect(abilities.parameters == listed.named)
    #expect(!abilities.isFilteredOut && abilities.endpoints.isEmpty)
  }

  @Test func endpointsAreUnited() {
    let abilities = abilities(listed, [vertex, studio])
    #expect(abilities[.resolution] == .values(["1K", "2K", "4K"]))
    #expect(abilities.references == 0...14)
    #expect(abilities[.seed] == .flag)
    #expect(abilities[.quality] == nil)
    #expect(abilities.supportsStreaming)
  }

  @Test(
    arguments: [
      (["google-vertex"], [], ["google-vertex/global"]), (["google-vertex/global"], [], ["google-vertex/global"]),
      (["google-vertex/us"], [], []), ([], ["google-vertex"], ["google-ai-studio"]),
      (["google-ai-studio", "google"], [], ["google-ai-studio"]),
      ([], ["google"], ["google-vertex/global", "google-ai-studio"]),
      ([], ["google-vertex", "google-ai-studio"], []), (["google-vertex"], ["google-vertex"], ["google-vertex/global"]),
    ] as [([String], [String], [String])]) func filtersNarrow(_ only: [String], ignore: [String], left: [String])
  {
    let abilities = abilities(listed, [vertex, studio], only: only, ignore: ignore)
    #expect(abilities.endpoints.map(\.providerSlug) == left)
    #expect(abilities.isFilteredOut == left.isEmpty)
  }

  @Test func whatIsLeftNarrowsTheAbilities() {
    let abilities = abilities(listed, [vertex, studio], ignore: ["google-ai-studio"])
    #expect(abilities[.resolution] == .values(["1K", "2K"]))
    #expect(abilities.references == 0...3)
    #expect(abilities[.seed] == nil && !abilities.supportsStreaming)
  }

  @Test(
    arguments: [
      (Descriptor.values(["a", "b"]), Descriptor.values(["b", "c"]), Descriptor.values(["b"])),
      (.values(["a"]), .values(["c"]), .values(["a"])),
      (.range(min: 0, max: 8), .range(min: 1, max: 4), .range(min: 1, max: 4)),
      (.range(min: nil, max: 8), .range(min: 1, max: nil), .range(min: 1, max: 8)),
      (.range(min: 5, max: 8), .range(min: 0, max: 3), .range(min: 5, max: 8)), (.flag, .values(["a"]), .flag),
    ] as [(Descriptor, Descriptor, Descriptor)]) func endpointAndListingMeet(
      _ endpoint: Descriptor, listed: Descriptor, expected: Descriptor
    )
  {
    #expect(abilities([.quality: listed], [.make("a", [.quality: endpoint])])[.quality] == expected)
  }

  @Test func aMissingBoundOfOneProviderIsNoneForBoth() {
    let open = ImageEndpoint.make("a", [.seed: .range(min: 0, max: nil)])
    let bound = ImageEndpoint.make("b", [.seed: .range(min: 0, max: 9)])
    let listed: [Parameter: Descriptor] = [.seed: .range(min: 0, max: nil)]
    #expect(abilities(listed, [open, bound])[.seed] == .range(min: 0, max: nil))
  }

  @Test func whatOnlyTheEndpointClaimsIsLeftAlone() {
    #expect(abilities([:], [studio]).parameters.isEmpty)
  }
}
