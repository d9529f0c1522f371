import Domain
import Foundation

/// The keys of the gateway's clients in one file of the settings' folder, which nobody but the user can read.
package struct FileGatewayKeys: GatewayKeyStore {
  private let path: String
  private static let sizeLimit = 1 << 20

  package init(paths: Paths) { path = paths.config + "/gateway-keys.json" }

  package func clients() throws(Failure) -> (all: [GatewayClient], isNew: Bool) {
    let known = try load()
    if let place = known.firstIndex(where: { $0.name == GatewayClient.standardName }) {
      var ordered = known
      ordered.insert(ordered.remove(at: place), at: 0)
      return (ordered, false)
    }
    let all = [GatewayClient(name: GatewayClient.standardName)] + known
    try save(all)
    return (all, true)
  }

  package func add(_ client: GatewayClient) throws(Failure) {
    try save(load().filter { $0.name != client.name } + [client])
  }

  package func remove(_ name: String) throws(Failure) {
    let known = try load()
    guard known.contains(where: { $0.name == name }) else {
      throw Failure(
        .usage, "The gateway knows no client \"\(Harmless.line(name, limit: 60))\".",
        advice: known.isEmpty ? "" : "There are: \(known.map(\.name).joined(separator: ", ")).")
    }
    try save(known.filter { $0.name != name })
  }

  private func load() throws(Failure) -> [GatewayClient] {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try RegularFile.read(path, limit: Self.sizeLimit)
    } catch {
      guard error.reason == .missing else { throw error.failure(.storage, "The keys of the gateway cannot be read") }
      return []
    }
    do {
      return try JSONDecoder().decode([GatewayClient].self, from: Data(bytes))
    } catch {
      throw Failure(
        .configuration, "The keys of the gateway (\(Harmless.line(path, limit: 300))) cannot be read.",
        advice: "Mend the file, or move it away: new keys are made then.")
    }
  }

  private func save(_ clients: [GatewayClient]) throws(Failure) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    do throws(FileProblem) {
      let bytes = (try? encoder.encode(clients)).map { [UInt8]($0) } ?? []
      try AtomicFile(path: path, mode: .exactly(0o600)).write(bytes)
    } catch {
      throw error.failure(.storage, "The keys of the gateway were not saved")
    }
  }
}
