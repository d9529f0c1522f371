import Testing

@testable import Domain

struct CatalogueModelTests {
  @Test(
    arguments: [
      (Descriptor.range(min: 0, max: 3), 0...3), (.range(min: 1, max: 10), 1...10), (.range(min: nil, max: 2), 0...2),
      (.range(min: 2, max: nil), 2...16), (.flag, 0...16), (.range(min: 9, max: 4), 4...4),
      (.range(min: -3, max: 1), 0...1),
      (.values(["0", "1", "2"]), 0...2), (.range(min: 0, max: 0), nil), (.range(min: 0, max: -1), nil),
      (.values(["some"]), nil), (.unknown("{}"), nil), (nil, nil),
    ] as [(Descriptor?, ClosedRange<Int>?)]) func references(_ descriptor: Descriptor?, expected: ClosedRange<Int>?)
  {
    var parameters: [Parameter: Descriptor] = [:]
    parameters[.references] = descriptor
    #expect(CatalogueModel.makeImage("a/b", parameters).references == expected)
  }

  @Test func chatModelsTakeReferencesWhenTheyTakeImages() {
    #expect(CatalogueModel.make(inputs: [.text, .image]).references == 0...16)
    #expect(CatalogueModel.make(inputs: [.text]).references == nil)
  }

  @Test(
    arguments: [
      (CatalogueModel.make(), [Capability.textToImage, .editing, .analysis], true),
      (.make(inputs: [.text]), [.textToImage], true), (.make(outputs: [.text]), [.analysis], true),
      (.make(inputs: [.text], outputs: [.text]), [], true),
      (.make(outputs: [.image]), [.textToImage, .editing], false),
      (.makeImage(), [.textToImage, .editing], false), (.makeImage("a/b", [:]), [.textToImage], false),
      (.make(image: .make([:])), [.textToImage, .analysis], true),
      (.make(outputs: [.text], isChatModel: false), [], false),
      (.make(inputs: [Modality(rawValue: "audio")], outputs: [.text]), [], false),
    ] as [(CatalogueModel, [Capability], Bool)]) func serves(
      _ model: CatalogueModel, expected: [Capability], writes: Bool
    )
  {
    #expect(Capability.allCases.filter { model.serves($0) } == expected)
    #expect(model.servesAsClient == writes)
  }

  @Test func wordsOfAParameter() {
    let model = CatalogueModel.makeImage()
    #expect(model.values(of: .resolution) == ["1K", "2K"])
    #expect(model.values(of: .seed).isEmpty && model.values(of: .quality).isEmpty)
  }

  @Test func idsTellTheAuthorAndTheFreeVariant() {
    #expect(CatalogueModel.make("google/x:free").author == "google")
    #expect(CatalogueModel.make("google/x:free").isFreeVariant)
    #expect(!CatalogueModel.make("google/free").isFreeVariant)
    #expect(CatalogueModel.make("noslash").author == "noslash")
  }

  @Test func modalitiesShowALetter() {
    #expect(["text", "image", "file", "Ω", ""].map { Modality(rawValue: $0).initial } == ["T", "I", "F", "Ω", "?"])
  }
}
