import Dispatch
import Domain
import Interface

extension EffectRunner {
  /// Does what the screen asks of the gateway; returns at once.
  func gateway(_ effect: GatewayEffect) {
    guard let gateway = services.gateway else {
      return inbox.post(.gateway(.events([.closed(Failure(.configuration, "There is no gateway here."))])))
    }
    switch effect {
    case .start(let start):
      let teller = GatewayTeller(inbox)
      gateway.start(start.settings) { teller.tell($0) }
      Task { loadClients(of: gateway) }
    case .stop: Task { await gateway.stop() }
    case .loadClients: Task { loadClients(of: gateway) }
    }
  }

  private func loadClients(of gateway: any GatewayService) {
    do throws(Failure) {
      inbox.post(.gateway(.clients(try gateway.clients())))
    } catch {
      inbox.post(.gateway(.failed(error)))
    }
  }

  /// Waits, at the end of the program, until the gateway's requests are over or their time is up.
  package func endGateway() {
    guard let gateway = services.gateway else { return }
    let done = DispatchSemaphore(value: 0)
    Task {
      await gateway.stop()
      done.signal()
    }
    _ = done.wait(timeout: .now() + 35)
  }
}
