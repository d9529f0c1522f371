import Testing

@testable import Domain

struct ModelPickerTests {
  private static let models: [CatalogueModel] = [
    .make("google/gemini-2.5-flash-image", name: "Google: Nano Banana", created: 30, context: 100),
    .makeImage("openai/gpt-image-2"), .makeImage("black-forest-labs/flux.2-pro"),
    .make("google/gemini-2.5-flash", name: "Gemini 2.5 Flash", outputs: [.text], created: 20, context: 1000),
    .make("meta/llama:free", name: "Llama Übermodell", inputs: [.text], outputs: [.text], created: 10),
  ]
  private static let index = ModelIndex(.make(models))
  private static let endpoints: [String: [ImageEndpoint]] = [
    "openai/gpt-image-2": [.make("azure/eu", prices: [.make("0.2")]), .make("openai", prices: [.make("0.1")])],
    "black-forest-labs/flux.2-pro": [.make("bfl", prices: [.make("0.03")])],
    "google/gemini-2.5-flash-image": [.make("google-vertex", prices: [.make("0.01", unit: "token")])],
    "gone/model": [.make("x", prices: [.make("0.01")])],
  ]

  private func ids(
    _ filter: String = "", _ capability: Capability? = .textToImage, all: Bool = false, sort: ModelSort = .relevance,
    favourites: [String] = []
  ) -> [String] {
    var picker = ModelPicker(
      index: Self.index, capability: capability, favourites: favourites, endpoints: Self.endpoints)
    if all { picker.toggleAll() }
    picker.setSort(sort)
    picker.setFilter(filter)
    return picker.rows.indices.map { picker.model(at: $0)?.id.split(separator: "/").last.map(String.init) ?? "-" }
  }

  @Test func theCapabilityFilters() {
    #expect(ids() == ["gemini-2.5-flash-image", "gpt-image-2", "flux.2-pro"])
    #expect(ids("", .analysis) == ["gemini-2.5-flash-image", "gemini-2.5-flash"])
    #expect(ids("", nil) == ["gemini-2.5-flash-image", "gemini-2.5-flash", "llama:free"])
    #expect(ids(all: true).count == 5)
  }

  @Test(arguments: [
    ("flux", ["flux.2-pro"]), ("FLUX pro", ["flux.2-pro"]), ("pro flux", ["flux.2-pro"]), ("gpt img", ["gpt-image-2"]),
    ("banana", ["gemini-2.5-flash-image"]), ("flux gpt", []), ("ggl", ["gemini-2.5-flash-image", "gemini-2.5-flash"]),
    ("übermodell", ["llama:free"]), ("ÜBER", ["llama:free"]), ("zzz", []), (":free", ["llama:free"]),
    ("in:image out:text", ["gemini-2.5-flash-image", "gemini-2.5-flash"]), ("provider:azure", ["gpt-image-2"]),
    ("provider:google", ["gemini-2.5-flash-image", "gemini-2.5-flash"]), ("<0.15", ["gpt-image-2", "flux.2-pro"]),
    ("<0.1", ["flux.2-pro"]), ("image <$0.2", ["gpt-image-2"]), ("in:video", []),
  ]) func filters(_ text: String, expected: [String]) {
    #expect(Set(ids(text, all: true)) == Set(expected))
    #expect(ids(text, all: true).count == expected.count)
  }

  @Test func theBestMatchComesFirst() {
    #expect(ids("gemini-2.5-flash", all: true).prefix(2) == ["gemini-2.5-flash-image", "gemini-2.5-flash"])
    #expect(ids("image", all: true).first == "gpt-image-2")
  }

  @Test(arguments: [
    (ModelSort.name, ["flux.2-pro", "gemini-2.5-flash-image", "gpt-image-2"]),
    (.price, ["flux.2-pro", "gpt-image-2", "gemini-2.5-flash-image"]),
    (.date, ["gemini-2.5-flash-image", "gpt-image-2", "flux.2-pro"]),
    (.context, ["gemini-2.5-flash-image", "gpt-image-2", "flux.2-pro"]),
  ]) func sorts(_ sort: ModelSort, expected: [String]) {
    #expect(ids(sort: sort) == expected)
    #expect(ids("i", sort: sort).count == 2)
    #expect(ids("g", sort: sort) == expected.filter { ids("g").contains($0) })
  }

  @Test func sortsGoRoundAndRound() {
    #expect(ModelSort.allCases.map(\.next) == Array(ModelSort.allCases.dropFirst()) + [.relevance])
  }

  @Test func favouritesComeFirst() {
    let favourites = ["black-forest-labs/flux.2-pro", "gone/model"]
    #expect(ids(favourites: favourites).first == "flux.2-pro")
    #expect(ids(sort: .date, favourites: favourites) == ["flux.2-pro", "gemini-2.5-flash-image", "gpt-image-2"])
    var picker = ModelPicker(index: Self.index, capability: .textToImage, favourites: favourites)
    picker.setFavourites(["openai/gpt-image-2"])
    #expect(picker.model(at: 0)?.id == "openai/gpt-image-2")
    #expect(picker.isFavourite("openai/gpt-image-2") && !picker.isFavourite("black-forest-labs/flux.2-pro"))
  }

  @Test func rowsAndPrices() {
    var picker = ModelPicker(index: Self.index, capability: .textToImage, endpoints: Self.endpoints)
    #expect(picker.total == 5 && picker.fitting == 3)
    #expect(picker.row(of: "openai/gpt-image-2") == 1 && picker.row(of: "google/gemini-2.5-flash") == nil)
    #expect((0...3).map { picker.price(at: $0) } == [nil, .of("0.1"), .of("0.03"), nil])
    #expect(picker.model(at: 3) == nil && picker.model(at: -1) == nil)
    picker.setFilter("flux")
    #expect(picker.row(of: "openai/gpt-image-2") == nil && picker.price(at: 0) == .of("0.03"))
  }

  @Test func typingOnIsTheSameAsFilteringFromScratch() {
    var dice = Dice(11)
    let letters = Array("abeégilmnopru25-/. :fx<in:image ")
    for capability in [Capability.textToImage, .analysis, nil] {
      for sort in ModelSort.allCases {
        var typed = ModelPicker(index: Self.index, capability: capability, endpoints: Self.endpoints)
        typed.toggleAll()
        typed.setSort(sort)
        var text = ""
        for _ in 0..<150 {
          if Int.random(in: 0..<4, using: &dice) == 0 {
            text = String(text.dropLast(Int.random(in: 0...3, using: &dice)))
          } else if let letter = letters.randomElement(using: &dice) {
            text.append(letter)
          }
          if text.count > 8 { text = "" }
          typed.setFilter(text)
          var fresh = ModelPicker(index: Self.index, capability: capability, endpoints: Self.endpoints)
          fresh.toggleAll()
          fresh.setSort(sort)
          fresh.setFilter(text)
          guard typed.rows == fresh.rows else {
            Issue.record("\"\(text)\" by \(sort): \(typed.rows) is not \(fresh.rows)")
            return
          }
        }
      }
    }
  }

  @Test func fiftyThousandModelsWork() {
    let models = (0..<50_000).map { CatalogueModel.make("maker\($0 % 97)/model-\($0)", name: "Model \($0)") }
    var picker = ModelPicker(index: ModelIndex(.make(models)), capability: .textToImage, favourites: ["maker1/model-1"])
    #expect(picker.rows.count == 50_000 && picker.model(at: 0)?.id == "maker1/model-1")
    for prefix in ["m", "mo", "model", "model-49", "model-4999"] { picker.setFilter(prefix) }
    let found = picker.rows.indices.compactMap { picker.model(at: $0)?.id }
    #expect(found.contains("maker\(4999 % 97)/model-4999"))
    let ends = (49_990...49_999).map { "maker\($0 % 97)/model-\($0)" }
    #expect(Set(ends).isSubset(of: found))
    picker.setFilter("")
    #expect(picker.rows.count == 50_000)
  }

  @Test func hostileIdsAreOnlyText() {
    let ids = [
      String(repeating: "a", count: 10_000), "", "/", "\u{202E}x/y", "🙂/日本語", "\0/\n",
      "a/" + String(repeating: "\u{301}", count: 999),
    ]
    var picker = ModelPicker(index: ModelIndex(.make(ids.map { .make($0) })), capability: nil)
    #expect(picker.rows.count == ids.count)
    for filter in ["aaaa", "日本", "🙂", "\u{301}", "\0", String(repeating: "a", count: 5000), "/", "x y"] {
      picker.setFilter(filter)
      #expect(picker.rows.count <= ids.count)
    }
    picker.setFilter("日本")
    #expect(picker.rows.count == 1)
  }

  @Test func anEmptyCatalogueHasNoRows() {
    var picker = ModelPicker(index: .empty, capability: .editing, endpoints: Self.endpoints)
    picker.setFilter("x <1")
    picker.toggleAll()
    picker.setSort(.price)
    #expect(picker.rows.isEmpty && picker.total == 0)
  }
}
