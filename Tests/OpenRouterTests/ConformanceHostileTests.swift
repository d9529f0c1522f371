import Domain
import Foundation
import OpenRouter
import Service
import Testing

@testable import Simulator

extension ConformanceTests {
  /// Catalogues that mean harm, served by the simulator from a folder and taken all the way.
  @Suite struct ConformanceHostileTests {
    private static let names = [
      "\u{1B}[2J\u{1B}]0;owned\u{7}", "evil\u{202E}gnp.exe", "tag\u{E0041}\u{E007F}", "zero\u{200B}width\u{FEFF}",
      "a\r\nb\tc\u{0}d\u{9B}31m", "\u{2028}line\u{85}", String(repeating: "e\u{301}\u{302}", count: 2000), "",
    ]

    private static let parameters: WireJSON = [
      "aspect_ratio": ["type": "enum", "values": ["1:1", "0:0", "nan:1", "-1:2", "1e999:1", ":", "auto", "16:9"]],
      "n": ["type": "range", "min": -5, "max": 9_223_372_036_854_775_807],
      "seed": ["type": "range", "min": 5, "max": 1], "input_references": ["type": "range", "min": 9, "max": 2],
    ]

    private static func row(_ id: String, _ name: String) -> WireJSON {
      [
        "id": .string(id), "name": .string(name), "description": .string(name),
        "architecture": ["input_modalities": ["text", .string(name)], "output_modalities": ["image"]],
        "supported_parameters": parameters,
      ]
    }

    @Test func namesAndIDs() async throws {
      let rows = Self.names.enumerated().flatMap { [Self.row("ok/name-\($0)", $1), Self.row("id/\($1)", "x")] }
      let long = Self.row(String(repeating: "i", count: 10_000), "long")
      let folder = try ConformanceFolder([
        "image-models.json": ["data": .array(rows + [long, Self.row("../../../key?x#y", "path")])],
        "models.json": ["data": .array(rows + [long])], "models-output-image.json": ["data": []],
        "models-output-speech.json": ["data": []],
        "providers.json": ["data": .array(Self.names.map { ["name": .string($0), "slug": .string("p" + $0)] })],
      ])
      let stand = try await ConformanceStand(.folder(folder.path))
      let catalogue = stand.catalogue
      #expect(catalogue.model("ok/name-0")?.name.hasPrefix("␛[2J␛]0;owned␇") == true)
      #expect(catalogue.models.allSatisfy { $0.id.utf8.count <= 1024 && $0.name.unicodeScalars.count <= 201 })
      #expect(catalogue.models.allSatisfy { $0.inputs.allSatisfy { ConformanceTour.isHarmless($0.rawValue) } })
      #expect(catalogue.providers.allSatisfy { ConformanceTour.isHarmless($0.name + $0.slug) })
      // Two ids of 10 kB, each in both lists, and one such provider.
      #expect(catalogue.skippedRows == 5)
      ConformanceTour(catalogue).walk()
      for model in catalogue.models {
        let endpoints = try await stand.client.endpoints(of: model.id)
        let references = model.references?.lowerBound ?? 0
        let plan = try stand.plan(model.id, references: references, endpoints: endpoints)
        let request = try #require(plan.requests.first)
        #expect(request.model == model.id)
        // Nine references at least and two at most: nobody can serve that, and the service must survive being asked.
        #expect(await Make.failure(stand.client, request) != nil)
      }
      await stand.simulator.stop()
    }

    /// Price lists as they should not be; what is left of them is all that counts.
    private static let prices: [(lines: WireJSON, estimate: String)] = [
      ([], "not known (no provider states a price)"), ("free", "not known (no provider states a price)"),
      (["free", 7, .null, [:]], "not known (no provider states a price)"),
      ([["billable": "output_image", "unit": "image", "cost_usd": "dear"]], "not known (no provider states a price)"),
      ([["billable": "output_image", "unit": "image", "cost_usd": -1]], "not known (no provider states a price)"),
      ([["billable": "output_image", "unit": "image", "cost_usd": .null]], "not known (no provider states a price)"),
      ([["billable": "output_image", "unit": "image", "cost_usd": "0.04"]], "$0.04"),
      ([["billable": "output_image", "unit": "image", "cost_usd": 0]], "$0"),
      ([["billable": "output_image", "unit": "token", "cost_usd": WireJSON(3e-5)]], "not known (priced by tokens)"),
      (
        [["billable": "output_image", "unit": "dream", "cost_usd": 1]], "not known (not every provider states a price)"
      ),
      ([["billable": 5, "unit": [], "cost_usd": 1]], "not known (no provider states a price)"),
    ]

    private func estimate(_ lines: WireJSON) async throws -> Estimate {
      let row = Self.row("a/b", "B")
      let endpoint: WireJSON = [
        "provider_name": "P", "provider_slug": "p", "supported_parameters": [:], "pricing": lines,
      ]
      let folder = try ConformanceFolder(model: row, endpoints: [.null, "x", ["provider_name": 5], endpoint])
      let stand = try await ConformanceStand(.folder(folder.path))
      let endpoints = try await stand.client.endpoints(of: "a/b")
      await stand.simulator.stop()
      #expect(endpoints.count == 1)
      ConformanceTour(stand.catalogue, endpoints: ["a/b": endpoints]).walk()
      var request = Make.request()
      request.model = "a/b"
      return Pricing(endpoints: endpoints).estimate([request])
    }

    @Test(arguments: prices.indices)
    func oddPrices(_ index: Int) async throws {
      let (lines, wanted) = Self.prices[index]
      #expect(try await estimate(lines).text == wanted)
    }

    /// No sum of huge prices is shown as anything but a sum or as unknown.
    @Test(arguments: ["1e120", "9e126", "1e-120", "99999999999999999999999999999999999999"], ["image", "megapixel"])
    func extremePrices(_ price: String, _ unit: String) async throws {
      let text = try await estimate([
        ["billable": "output_image", "unit": .string(unit), "cost_usd": .number(price)]
      ]).text
      #expect(text.hasPrefix("$") || text.hasPrefix("<$") || text.hasPrefix("not known"))
      #expect(!text.contains("NaN"))
    }

    @Test func noEndpointsAndNoPrices() async throws {
      for endpoints in [[], [.null], [["provider_name": "P", "provider_slug": "p", "pricing": []]]] as [[WireJSON]] {
        let row: WireJSON = ["id": "a/b", "supported_parameters": [:]]
        let folder = try ConformanceFolder(model: row, endpoints: endpoints)
        let stand = try await ConformanceStand(.folder(folder.path))
        let known = try await stand.client.endpoints(of: "a/b")
        #expect(known.count == (endpoints.first.map { $0.isNull } == false ? 1 : 0))
        ConformanceTour(stand.catalogue, endpoints: ["a/b": known]).walk()
        let plan = try stand.plan("a/b", endpoints: known)
        #expect(plan.estimate == .unknown("no provider states a price"))
        try await stand.generate(plan, endpoints: known)
        await stand.simulator.stop()
      }
    }
  }
}
