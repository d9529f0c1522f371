import ArgumentParser
import Domain
import Engine

/// The catalogue of models.
struct ModelsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "List the models of the live catalogue, and choose among them.",
    discussion: """
      The filter is the picker's: words that must all be found, and in:image, out:text, provider:google, <0.05 \
      (price of an image), :free. A price is shown only where a provider states one for an image.

      EXAMPLES
        visualizer models --filter "flux <0.05" --sort price
        visualizer models --for analysis --json
        visualizer models show google/gemini-2.5-flash-image
        visualizer models set openai/gpt-image-2 --for editing
        visualizer models status
      """,
    subcommands: [List.self, Show.self, Set.self, Status.self, Fallbacks.self, Aliases.self],
    defaultSubcommand: List.self)
}

extension ModelsCommand {
  /// The table of models.
  struct List: ServiceCommand {
    static let configuration = CommandConfiguration(abstract: "List models (the default).")

    @Option(name: .customLong("for"), help: "text-to-image, editing, analysis, speech or all.")
    var purpose = ModelPurpose.textToImage

    @Option(help: ArgumentHelp("Words and conditions, as in the picker.", valueName: "text"))
    var filter = ""

    @Option(help: "relevance, name, price, date or context.")
    var sort = ModelSort.relevance

    @Flag(help: "Print one JSON array.")
    var json = false

    @Flag(help: "Use the catalogue on disk, however old; prices are unknown then.")
    var offline = false

    @Flag(help: "Ask for all prices anew, however young those on disk are.")
    var refresh = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      let catalogue = try await workspace.catalogue(CatalogueWish(offline: offline), console).catalogue
      let endpoints =
        offline ? [:] : try await workspace.endpoints(of: priced(catalogue), most: most, isFresh: refresh, console)
      var picker = ModelPicker(
        index: ModelIndex(catalogue), capability: purpose.capability, favourites: workspace.settings.favourites,
        endpoints: endpoints)
      if purpose == .all || purpose == .speech { picker.toggleAll() }
      picker.setSort(sort)
      picker.setFilter(purpose == .speech ? "out:speech \(filter)" : filter)
      let listing = ModelListing(picker: picker, endpoints: endpoints)
      try console.print(listing.table, asJSON: json) { listing.json }
    }

    /// How many models are asked for at once: those that are listed first, or more where prices decide what is listed.
    private var most: Int {
      let query = ModelQuery(filter)
      return sort == .price || query.priceBelow != nil || query.onlyFree || !query.providers.isEmpty ? 1000 : 100
    }

    /// Models whose price an endpoint may state. A filter by words alone is taken first, to ask for no more than is shown.
    private func priced(_ catalogue: Catalogue) -> [String] {
      var picker = ModelPicker(index: ModelIndex(catalogue), capability: purpose.capability)
      if purpose == .all { picker.toggleAll() }
      if !ModelQuery(filter).hasConditions { picker.setFilter(filter) }
      return picker.rows.indices.compactMap { picker.model(at: $0) }.filter { $0.image != nil }.map(\.id)
    }
  }
}

extension ModelSort: ExpressibleByArgument {}
