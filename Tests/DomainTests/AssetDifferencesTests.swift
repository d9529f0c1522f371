import Foundation
import Testing

@testable import Domain

struct AssetDifferencesTests {
  private func asset(_ model: String, seed: Int? = nil, prompt: String = "a fox") -> Asset {
    var asset = Asset(id: Asset.newID(), created: Date(timeIntervalSince1970: 0))
    asset.origin.model = model
    asset.origin.prompt = prompt
    asset.request = ImageRequest(route: .images, model: model, prompt: prompt, seed: seed)
    return asset
  }

  @Test func whatIsSharedStandsOnceAndTheRestWithEach() {
    let assets = [asset("lab/one", seed: 1), asset("lab/two", seed: 2)]
    let differences = AssetDifferences(assets)
    #expect(differences.shared.map(\.label) == ["Prompt"])
    #expect(differences.words(of: assets[1]) == ["two", "seed 2"])
  }

  @Test func aValueThatOneLacksIsADifference() {
    let assets = [asset("lab/one", seed: 1), asset("lab/one")]
    let differences = AssetDifferences(assets)
    #expect(differences.words(of: assets[0]) == ["seed 1"] && differences.words(of: assets[1]).isEmpty)
    #expect(differences.shared.map(\.value) == ["a fox", "lab/one"])
  }
}
