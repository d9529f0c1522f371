import Domain
import Interface
import Synchronization
import Testing

@testable import Runtime

/// A gateway that a test scripts.
private final class ScriptedGateway: GatewayService {
  private let state = Mutex<[String]>([])
  private let tell = Mutex<(@Sendable (GatewayEvent) -> Void)?>(nil)

  var calls: [String] { state.withLock { $0 } }

  func start(_ settings: Settings, tell: @escaping @Sendable (GatewayEvent) -> Void) {
    state.withLock { $0.append("start \(settings.gateway.port)") }
    self.tell.withLock { $0 = tell }
    tell(.opened("http://127.0.0.1:\(settings.gateway.port)"))
    tell(.closed(nil))
  }

  func stop() async { state.withLock { $0.append("stop") } }

  func clients() throws(Failure) -> [GatewayClient] { throw Failure(.storage, "The keys cannot be read.") }
}

/// The gateway as the screen runs it.
struct GatewayTests {
  @Test func whatItTellsComesTogetherAndInOrder() async throws {
    let stores = MemoryStores()
    let gateway = ScriptedGateway()
    let (wakes, wake) = AsyncStream<Void>.makeStream()
    let inbox = Inbox { wake.yield() }
    var services = Services(engine: .over(ScriptedService(), stores: stores), folders: stores, desktop: stores)
    services.gateway = gateway
    let runner = EffectRunner(services: services, inbox: inbox)
    runner.run(.gateway(.start(GatewayStart(Settings()))))
    var words: [String] = []
    for await _ in wakes {
      for case .gateway(let message) in inbox.drain() {
        switch message {
        case .events(let events):
          words += events.map { event in
            switch event {
            case .opened(let address): address
            case .closed: "closed"
            default: "?"
            }
          }
        case .failed(let failure): words.append(failure.title)
        case .clients: words.append("clients")
        }
      }
      if words.count == 3 { break }
    }
    #expect(words.filter { $0 != "The keys cannot be read." } == ["http://127.0.0.1:8484", "closed"])
    runner.endGateway()
    #expect(gateway.calls == ["start 8484", "stop"])
  }
}
