import Domain
import Testing

/// Everything that the program makes of a catalogue: pickers, fields, plans and estimates. It must neither crash nor
/// let through what would harm a terminal.
struct ConformanceTour {
  let catalogue: Catalogue
  let endpoints: [String: [ImageEndpoint]]

  init(_ catalogue: Catalogue, endpoints: [String: [ImageEndpoint]] = [:]) {
    self.catalogue = catalogue
    self.endpoints = endpoints
  }

  func walk(_ location: SourceLocation = #_sourceLocation) {
    let harmless = catalogue.models.allSatisfy { Self.isHarmless($0.id) && Self.isHarmless($0.name) }
    #expect(harmless, sourceLocation: location)
    #expect(Set(catalogue.models.map(\.id)).count == catalogue.models.count, sourceLocation: location)
    let index = ModelIndex(catalogue)
    for capability in Capability.allCases.map(Optional.some) + [nil] { pick(index, capability, location) }
    for model in catalogue.models where model.outputs.contains(.image) { plan(model, location) }
  }

  private func pick(_ index: ModelIndex, _ capability: Capability?, _ location: SourceLocation) {
    var picker = ModelPicker(
      index: index, capability: capability, favourites: ["a/b", ""], endpoints: endpoints)
    picker.toggleAll()
    #expect(picker.rows.count == catalogue.models.count, sourceLocation: location)
    for sort in ModelSort.allCases {
      picker.setSort(sort)
      for filter in ["", "a", "image", "in:image out:text", "<0.05", "provider:google :free", "\u{1B}[31m"] {
        picker.setFilter(filter)
        #expect(picker.rows.count <= catalogue.models.count, sourceLocation: location)
        for row in picker.rows.indices.prefix(3) { #expect(picker.model(at: row) != nil, sourceLocation: location) }
      }
      picker.setFilter("")
    }
  }

  private func plan(_ model: CatalogueModel, _ location: SourceLocation) {
    var settings = Settings()
    settings.textToImage.model = model.id
    for parameter in Parameter.allCases { settings.textToImage[parameter: parameter.rawValue] = "1" }
    for format in Format.allCases {
      do throws(Failure) {
        let plan = try Planner(settings: settings, catalogue: catalogue, endpoints: endpoints)
          .plan(Draft(prompt: "a fox", format: format, count: 3))
        #expect(plan.imageCount == 3, sourceLocation: location)
        #expect(!plan.estimate.text.isEmpty && !plan.estimate.text.contains("NaN"), sourceLocation: location)
      } catch {
        #expect(error.kind == .usage, "\(model.id): \(error.sentence)", sourceLocation: location)
      }
    }
  }

  /// Whether a terminal would print every scalar and obey none.
  static func isHarmless(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: false
      default: true
      }
    }
  }
}
