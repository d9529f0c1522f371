import Domain
import Engine
import Gateway
import Storage
import Synchronization

/// The gateway inside the screen: the same one that `visualizer serve` runs, switched on and off.
final class ScreenGateway: GatewayService {
  private let engine: Engine
  private let keys: FileGatewayKeys
  private let printer: any RequestPrinter
  private let running = Mutex<Task<Void, Never>?>(nil)

  init(_ engine: Engine, keys: FileGatewayKeys, printer: any RequestPrinter) {
    (self.engine, self.keys, self.printer) = (engine, keys, printer)
  }

  func start(_ settings: Settings, tell: @escaping @Sendable (GatewayEvent) -> Void) {
    running.withLock { running in
      let before = running
      running = Task {
        await before?.value
        await self.serve(settings, tell)
      }
    }
  }

  private func serve(_ settings: Settings, _ tell: @escaping @Sendable (GatewayEvent) -> Void) async {
    do throws(Failure) {
      guard engine.hasKey else {
        throw Failure(.noKey, "There is no OpenRouter key to serve with.", advice: "K sets one.")
      }
      let options = try GatewayOptions(settings.gateway)
      let gateway = Gateway(engine, options, clients: try keys.clients().all, printer: printer, hear: tell)
      // It tells itself that it is over.
      try? await gateway.run()
    } catch {
      tell(.closed(error))
    }
  }

  func stop() async {
    let task = running.withLock { $0 }
    task?.cancel()
    await task?.value
  }

  func clients() throws(Failure) -> [GatewayClient] { try keys.clients().all }
}
