import ArgumentParser
import Domain
import Engine
import Glibc
import OpenRouter

/// Measures what no outside clock sees, for `Benchmarks/run`.
struct MeasureCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure",
    abstract: "Print CPU milliseconds of decoding the catalogue, or of a search in pictures or prompts.",
    shouldDisplay: false)

  @Option(help: ArgumentHelp("Search the library instead, as the gallery does.", valueName: "words"))
  var search: String?

  @Option(help: ArgumentHelp("Find prompts of earlier instead, letter by letter.", valueName: "words"))
  var prompts: String?

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let workspace = try Workspace.open(global)
    if let search { return try measure(search, workspace.library) }
    if let prompts { return try measure(prompts, workspace.prompts) }
    let ports = workspace.engine.ports
    _ = try await workspace.engine.fetchCatalogue()
    guard let snapshot = ports.cache.load(source: ports.source) else {
      throw Failure(.storage, "The catalogue was not kept on disk.")
    }
    let before = Self.milliseconds
    let catalogue = try CatalogueReader().decode(snapshot)
    let spent = Self.milliseconds - before
    try Console().print("\(spent) ms for \(catalogue.models.count) models, \(catalogue.skippedRows) rows skipped")
  }

  /// The median of several, the library being open.
  private func measure(_ words: String, _ library: any AssetLibrary) throws {
    var times: [Double] = []
    var count = 0
    for _ in 0..<11 {
      let before = Self.milliseconds
      let ids = try library.ids(AssetQuery(text: words))
      _ = try library.assets(Array(ids.prefix(60)))
      count = ids.count
      times.append(Self.milliseconds - before)
    }
    try Console().print("\(times.sorted()[5]) ms for \(count) pictures")
  }

  /// The slowest key of all, of the fastest of several rounds.
  private func measure(_ words: String, _ history: any PromptHistory) throws {
    let fresh = PromptPicker(try history.prompts())
    var slowest: [Double] = []
    for _ in 0..<5 {
      var picker = fresh
      let times = words.indices.map { end in
        let before = Self.milliseconds
        picker.setFilter(String(words[...end]))
        return Self.milliseconds - before
      }
      slowest.append(times.max() ?? 0)
    }
    try Console().print("\(slowest.min() ?? 0) ms for \(fresh.prompts.count) prompts")
  }

  private static var milliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}
