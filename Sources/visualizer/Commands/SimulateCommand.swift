import ArgumentParser
import Domain
import Foundation
import Simulator

/// Serves the simulator until interrupted.
struct SimulateCommand: ServiceCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Serve the built-in stand-in for OpenRouter on this machine.",
    discussion: """
      Prints its base URL first, then serves until interrupted. Any key that begins with sk-or- is let in.

      A fault is NAME[=ARGUMENT][@PATH][#TIMES], e.g. status=429:5@/images#1. There are: \
      \(Fault.names.joined(separator: ", ")).

      EXAMPLES
        visualizer simulate --port 8080 --latency 0.5
        visualizer simulate --fault status=503@/images#1 --fault delay=3
      """)

  @Option(help: "The port on 127.0.0.1; 0 takes a free one.")
  var port: UInt16 = 0

  @Option(help: ArgumentHelp("How long an answer takes at least.", valueName: "seconds"))
  var latency = 2.0

  @Option(help: ArgumentHelp("Something that goes wrong. May be repeated.", valueName: "fault"))
  var fault: [String] = []

  @OptionGroup var global: GlobalOptions

  func validate() throws {
    guard latency.isFinite, (0...3600).contains(latency) else {
      throw ValidationError("--latency takes seconds from 0 to 3600.")
    }
    for text in fault where (try? Fault(text: text)) == nil {
      throw ValidationError("There is no fault \"\(text)\". There are: \(Fault.names.joined(separator: ", ")).")
    }
  }

  func run() async throws {
    let simulator = try await start()
    let console = Console()
    try console.print(simulator.baseURL)
    console.note("Serving until interrupted.")
    while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
    await simulator.stop()
  }

  private func start() async throws(Failure) -> Simulator {
    do {
      let faults = try fault.map { try Fault(text: $0) }
      return try await Simulator.start(SimulatorOptions(port: port, latency: .seconds(latency), faults: faults))
    } catch {
      throw Failure(.network, Harmless.line("\(error)", limit: 200), advice: "Choose another --port.")
    }
  }
}
