import Domain
import OpenRouter
import Service
import Testing

@testable import Simulator

extension ConformanceTests {
  /// The sizes of the simulator's pictures: the shape that was asked for, within four parts in a hundred.
  @Suite struct ConformancePixelTests {
    private static let authors = Set(ConformanceRecordings.imageModels.map { $0.prefix { $0 != "/" } }).sorted()
    private static let ratios = [
      "1:1", "1:2", "1:4", "1:8", "2:1", "2:3", "3:2", "3:4", "4:1", "4:3", "4:5", "5:4", "8:1", "9:16", "16:9",
      "9:19.5",
      "19.5:9", "9:20", "20:9", "9:21", "21:9", "5:7", "7:5",
    ]

    @Test(arguments: ConformancePixelTests.authors, ["512", "1K", "2K", "4K", "6K"])
    func everyRatio(_ author: Substring, _ tier: String) throws {
      for text in Self.ratios {
        let ratio = try #require(PixelSize.ratio(text))
        #expect(ratio == AspectRatio(text)?.value)
        let size = PixelSize(author: String(author), ratio: ratio, tier: tier)
        let actual = Double(size.width) / Double(size.height)
        #expect(abs(actual / ratio - 1) < 0.04, "\(author) \(text) \(tier): \(size.width) × \(size.height)")
      }
    }

    @Test func tiersAreSizes() {
      let sides = ["512", "0.5K", "1K", "2k", "4K", "6K", "1.5K"].map { PixelSize.longerSide(tier: $0) }
      #expect(sides == [512, 512, 1024, 2048, 4096, 6144, 1536])
      for word in ["", "K", "nanK", "infK", "-2K", "99K", "huge", "1e9"] {
        #expect(PixelSize.longerSide(tier: word) == 1024)
      }
    }

    /// Files at their true size, with what the plan says the tier is.
    @Test func filesAtTheirTrueSize() async throws {
      let stand = try await ConformanceStand(.recorded, detail: .draft)
      for (id, tier, width, height) in [
        ("google/gemini-3.1-flash-image", "512", 672, 384), ("google/gemini-3-pro-image", "2K", 2688, 1536),
        ("x-ai/grok-imagine-image-quality", "1K", 1024, 576), ("bytedance-seed/seedream-4.5", "1K", 1360, 768),
      ] {
        let endpoints = try await stand.client.endpoints(of: id)
        let plan = try stand.plan(id, endpoints: endpoints) { $0[parameter: "resolution"] = tier }
        let image = try #require(try await stand.generate(plan, endpoints: endpoints).first)
        let size = try ConformanceStand.size(of: image)
        #expect(size == (width, height), "\(id)")
      }
      await stand.simulator.stop()
    }
  }
}
