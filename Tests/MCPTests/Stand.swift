import Domain
import Engine
import Foundation
import Media
import Storage
import Testing

@testable import MCP

/// A server with a home of its own, over a service in memory, and a client's end of its pipe.
final class Stand: Sendable {
  let home = NSTemporaryDirectory() + "visualizer-mcp-\(UUID().uuidString)"
  let service = HeldService()
  let wire = Wire()
  let pause = ManualPause()
  let ledger: GRDBLedger
  let library: GRDBLibrary
  let images: String
  let server: MCPServer
  private let running: Task<Void, Never>

  /// - Parameter settings: by the names of their variables.
  init(_ settings: [String: String] = [:]) {
    let paths = Paths(environment: ["VISUALIZER_HOME": home])
    _ = paths.prepare()
    let pictures = DiskPictureStore(paths: paths)
    let database = LibraryDatabase(paths: paths)
    library = GRDBLibrary(database, store: pictures)
    ledger = GRDBLedger(database)
    images = paths.images
    let own = [
      "VISUALIZER_TEXT_TO_IMAGE_MODEL": HeldService.flux, "VISUALIZER_EDITING_MODEL": HeldService.flux,
      "VISUALIZER_ANALYSIS_MODEL": HeldService.writer,
    ]
    let service = service
    var ports = EnginePorts(
      makeService: { _, _ in service }, reading: FixedReading(), cache: DiskCatalogueCache(paths: paths),
      settings: YAMLSettingsStore(paths: paths, environment: own.merging(settings) { $1 }),
      keys: FileKeyStore(paths: paths, environment: [:]), pictures: pictures, styles: StyleFiles(paths: paths),
      source: "test")
    ports.library = library
    ports.ledger = ledger
    var options = MCPOptions(release: "test", library: paths.images)
    options.pause = { [pause] in await pause.pause($0) }
    server = MCPServer(Engine(ports, key: nil), options)
    running = Task { [server, wire] in await server.run(wire, wire) }
  }

  deinit { try? FileManager.default.removeItem(atPath: home) }

  /// Nothing more comes; returns once the server has ended.
  func end() async {
    wire.stop()
    await running.value
  }

  func shake(_ version: String = "2025-11-25", client: String = "test") async throws -> Spoken {
    wire.say(
      #"{"jsonrpc":"2.0","id":"shake","method":"initialize","params":{"protocolVersion":"\#(version)","capabilities":{},"clientInfo":{"name":"\#(client)","version":"1"}}}"#
    )
    let answer = try await wire.answer("\"shake\"")
    wire.say(#"{"jsonrpc":"2.0","method":"notifications/initialized"}"#)
    return answer
  }

  /// Sends a call.
  func start(_ id: Int, _ tool: String, _ arguments: String, meta: String = "{}") {
    wire.say(
      #"{"jsonrpc":"2.0","id":\#(id),"method":"tools/call","params":{"name":"\#(tool)","arguments":\#(arguments),"_meta":\#(meta)}}"#
    )
  }

  /// Sends a call, and waits for its answer.
  func call(_ id: Int, _ tool: String, _ arguments: String) async throws -> Spoken {
    start(id, tool, arguments)
    return try await wire.answer("\(id)")
  }

  func cancel(_ id: Int) {
    wire.say(#"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":\#(id)}}"#)
  }

  /// Returns once all that was said before is read.
  func settle() async throws {
    wire.say(#"{"jsonrpc":"2.0","id":"settle","method":"ping"}"#)
    _ = try await wire.answer("\"settle\"")
  }

  var entries: [LedgerEntry] { (try? ledger.entries(since: nil)) ?? [] }
}
