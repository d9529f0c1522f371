import ArgumentParser
import Domain
import Engine
import Glibc
import OpenRouter

/// Measures what no outside clock sees, for `Benchmarks/run`.
struct MeasureCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Print CPU milliseconds of decoding the catalogue, or of a search.",
    shouldDisplay: false)

  @Option(help: ArgumentHelp("Search the library instead, as the gallery does.", valueName: "words"))
  var search: String?

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let workspace = try Workspace.open(global)
    if let search { return try measure(search, workspace.library) }
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

  private static var milliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}
