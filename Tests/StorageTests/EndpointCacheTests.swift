import Domain
import Foundation
import Testing

@testable import Storage

/// The providers of models on disk.
struct EndpointCacheTests {
  private static let now = Date(timeIntervalSince1970: 1_795_000_000)
  private static let price = Decimal(string: "0.0314572")

  private func record(_ age: Double = 0) -> EndpointRecord {
    let endpoint = ImageEndpoint(
      providerName: "P", providerSlug: "p",
      parameters: ["a": .values(["x"]), "b": .range(min: nil, max: 2), "c": .flag, "d": .unknown("{}")],
      passthrough: ["k"], supportsStreaming: true,
      prices: [PriceLine(billable: "output_image", unit: "image", cost: Self.price ?? 0, variant: "2k")])
    return EndpointRecord([endpoint], fetched: Self.now.addingTimeInterval(-age))
  }

  @Test func recordsComeBackAsTheyWere() throws {
    let workspace = try Workspace()
    let cache = DiskEndpointCache(paths: workspace.paths)
    #expect(cache.load(source: "s").isEmpty)
    cache.save(["a/b": record(), "a/c": EndpointRecord([], fetched: Self.now)], source: "s", now: Self.now)
    cache.save(["a/d": record(60)], source: "s", now: Self.now)
    #expect(
      cache.load(source: "s") == ["a/b": record(), "a/c": EndpointRecord([], fetched: Self.now), "a/d": record(60)])
    #expect(cache.load(source: "other").isEmpty)
    cache.save(["a/e": record()], source: "s", now: Self.now.addingTimeInterval(8 * 86_400))
    #expect(cache.load(source: "s").keys.sorted() == ["a/e"], "old records go")
  }

  @Test func recordsServeForHoursAlone() {
    #expect(record(5 * 3600).isFresh(at: Self.now) && !record(7 * 3600).isFresh(at: Self.now))
    #expect(!record(-60).isFresh(at: Self.now), "a clock was set back")
  }
}
