import Cells
import Domain
import Interface
import Simulator
import Testing

@testable import OpenRouter
@testable import Runtime

extension ProgramTests {
  /// The whole way over real sockets: the simulator's catalogue, one POST, its picture on the screen.
  @Test func theDemoMakesAPicture() async throws {
    let simulator = try await Simulator.start(SimulatorOptions(latency: .zero))
    let client = OpenRouterClient(baseURL: try BaseURL(simulator.baseURL), key: try APIKey(Simulator.demoKey))
    try drive(client) { stage in
      #expect(stage.model.world.catalogue.models.count > 100)
      stage.press(.control("g"))
      try stage.until("a picture is there") { !$0.pictures.isEmpty }
      #expect(stage.screen.frame.cells.contains { $0.kind == .picture })
      #expect(stage.stores.files.count == 1)
    }
    #expect(await simulator.count(of: "/images") == 1)
    await simulator.stop()
  }

  @Test func aKeyThatTheServiceRefusesIsSaid() async throws {
    let simulator = try await Simulator.start(SimulatorOptions(latency: .zero, acceptedKeys: []))
    let client = OpenRouterClient(
      baseURL: try BaseURL(simulator.baseURL), key: try APIKey("sk-or-v1-ffffffffffffffffffff"))
    let stage = Stage(client: client, reading: CatalogueReader())
    stage.start()
    try stage.until("the key is refused") { if case .refused = $0.world.keyState { true } else { false } }
    #expect(stage.model.statuses.allSatisfy { $0.level == .error })
    await simulator.stop()
  }

  private func drive(_ client: OpenRouterClient, _ body: (Stage) throws -> Void) throws {
    let stage = Stage(client: client, reading: CatalogueReader())
    try stage.settle()
    try body(stage)
  }
}
