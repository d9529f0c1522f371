import ArgumentParser
import Domain
import Glibc
import OpenRouter

/// Measures what no outside clock sees, for `Benchmarks/run`: CPU milliseconds of decoding the recorded catalogue.
struct MeasureCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "measure", abstract: "Print CPU milliseconds of decoding the catalogue.", shouldDisplay: false)

  @OptionGroup var global: GlobalOptions

  func run() async throws {
    let snapshot = try await Workspace.open(global).service().fetchCatalogue()
    let before = Self.milliseconds
    let catalogue = try CatalogueReader().decode(snapshot)
    let spent = Self.milliseconds - before
    try Console().print("\(spent) ms for \(catalogue.models.count) models, \(catalogue.skippedRows) rows skipped")
  }

  private static var milliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }
}
