import Foundation

@testable import Simulator

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// A small client for tests: one simulator, plain requests.
struct Client {
  let simulator: Simulator
  var key: String? = Simulator.demoKey

  /// What came back.
  struct Reply {
    var status: Int
    var headers: [String: String]
    var body: [UInt8]

    var text: String { String(decoding: body, as: UTF8.self) }
    var json: WireJSON { (try? JSONReader.read(body)) ?? .null }
    var message: String { json["error"]?["message"]?.string ?? "" }
    /// The data of every server-sent event but the last mark.
    var events: [WireJSON] {
      text.components(separatedBy: "\n\n").filter { $0.hasPrefix("data: {") }
        .compactMap { try? JSONReader.read(Array($0.dropFirst(6).utf8)) }
    }
  }

  static func start(
    latency: Duration = .zero, keys: Set<String>? = nil, faults: [Fault] = [], catalogue: CatalogueSource = .recorded
  ) async throws -> Client {
    let options = SimulatorOptions(
      latency: latency, acceptedKeys: keys, faults: faults, catalogue: catalogue, detail: .draft)
    return Client(simulator: try await Simulator.start(options))
  }

  func get(_ path: String) async throws -> Reply { try await send("GET", path, body: nil) }

  func post(_ path: String, _ body: WireJSON) async throws -> Reply { try await send("POST", path, body: body.text) }

  func send(_ method: String, _ path: String, body: [UInt8]?) async throws -> Reply {
    guard let url = URL(string: simulator.baseURL + path) else { throw URLError(.badURL) }
    var request = URLRequest(url: url, timeoutInterval: 30)
    request.httpMethod = method
    request.httpBody = body.map { Data($0) }
    if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
    let session = URLSession(configuration: .ephemeral)
    let (data, response) = try await session.data(for: request)
    guard let http = response as? HTTPURLResponse else { throw URLError(.badServerResponse) }
    var headers: [String: String] = [:]
    for (name, value) in http.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
    return Reply(status: http.statusCode, headers: headers, body: Array(data))
  }

  /// Runs a test against a simulator and stops it afterwards.
  static func with(
    latency: Duration = .zero, keys: Set<String>? = nil, faults: [Fault] = [], catalogue: CatalogueSource = .recorded,
    _ test: (Client) async throws -> Void
  ) async throws {
    let client = try await start(latency: latency, keys: keys, faults: faults, catalogue: catalogue)
    do {
      try await test(client)
      await client.simulator.stop()
    } catch {
      await client.simulator.stop()
      throw error
    }
  }
}
