import Domain
import OpenRouter
import Service
import Testing

extension ConformanceTests {
  /// Every model of the recorded catalogue, planned and generated in every format, with and without references.
  @Suite struct ConformanceModelTests {
    @Test func theCatalogueIsWhole() async throws {
      let catalogue = try await ConformanceStand.recorded.value.catalogue
      #expect(ConformanceRecordings.imageModels.count == 52)
      #expect(ConformanceRecordings.chatImageModels.count == 4)
      for id in ConformanceRecordings.imageModels { #expect(catalogue.model(id)?.image != nil, "\(id)") }
      for id in ConformanceRecordings.chatImageModels {
        let model = try #require(catalogue.model(id))
        #expect(model.image == nil && model.outputs.contains(.image) && model.isChatModel)
      }
    }

    @Test(arguments: ConformanceRecordings.imageModels + ConformanceRecordings.chatImageModels)
    func everyFormatWithAndWithoutReferences(_ id: String) async throws {
      let stand = try await ConformanceStand.recorded.value
      let model = try #require(stand.catalogue.model(id))
      let endpoints = try await stand.client.endpoints(of: id)
      let taken = model.references
      let least = taken?.lowerBound ?? 0
      for format in Format.allCases {
        for references in Set([0, least, 1]) where references >= least && references <= taken?.upperBound ?? 0 {
          let plan = try stand.plan(id, format, references: references, endpoints: endpoints)
          #expect(plan.requests.count == 1 && plan.requests.first?.references.count == references)
          #expect(plan.requests.first?.route == (model.image == nil ? .chat : .images))
          let images = try await stand.generate(plan, endpoints: endpoints)
          #expect(images.count == 1)
        }
      }
    }

    /// What a model does not take is refused before anything is sent, and the most that it takes is accepted.
    @Test(arguments: ConformanceRecordings.imageModels)
    func theBoundsOfReferences(_ id: String) async throws {
      let stand = try await ConformanceStand.recorded.value
      let taken = try #require(stand.catalogue.model(id)).references
      let endpoints = try await stand.client.endpoints(of: id)
      let most = taken?.upperBound ?? 0
      if most > 0 {
        try await stand.generate(try stand.plan(id, references: most, endpoints: endpoints), endpoints: endpoints)
      }
      #expect(throws: Failure.self) { try stand.plan(id, references: most + 1, endpoints: endpoints) }
      if let least = taken?.lowerBound, least > 0 {
        #expect(throws: Failure.self) { try stand.plan(id, references: least - 1, endpoints: endpoints) }
      }
    }
  }
}
