import Domain
import Simulator

/// The demo's key: always there, never kept, so that a real one is neither used nor overwritten.
struct DemoKeyStore: KeyStore {
  func load() throws(Failure) -> (key: APIKey, source: KeySource, notices: [String])? {
    (try APIKey(Simulator.demoKey), .demo, [])
  }

  func save(_ key: APIKey) throws(Failure) {
    throw Failure(
      .configuration, "The demo keeps no key.", advice: "Start Visualizer without --demo to set a key up.")
  }

  func remove() throws(Failure) {}
}
