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
      let isSpeech = purpose == .speech
      var search = ModelSearch(
        filter: isSpeech ? "out:speech \(filter)" : filter, capability: purpose.capability)
      (search.showsAll, search.sort, search.offline, search.isFresh) = (
        purpose == .all || isSpeech, sort, offline, refresh
      )
      let found = try await workspace.engine.models(search)
      found.remarks.forEach(console.note)
      let listing = ModelListing(picker: found.picker, endpoints: found.endpoints)
      try console.print(listing.table, asJSON: json) { listing.json }
    }
  }
}

extension ModelSort: ExpressibleByArgument {}
