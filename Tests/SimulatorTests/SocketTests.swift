import Foundation
import RawServing
import Testing

@testable import Simulator

@Suite struct SocketTests {
  @Test func eachOpensAPortOfItsOwn() async throws {
    let first = try await Simulator.start()
    let second = try await Simulator.start()
    #expect(first.baseURL.hasPrefix("http://127.0.0.1:") && first.baseURL.hasSuffix("/api/v1"))
    #expect(first.baseURL != second.baseURL)
    await first.stop()
    await second.stop()
  }

  @Test func aTakenPortIsAnError() async throws {
    let first = try await Simulator.start()
    let port = try #require(UInt16(first.baseURL.dropLast(7).split(separator: ":").last ?? ""))
    await #expect(throws: Simulator.StartFailure.self) {
      try await Simulator.start(SimulatorOptions(port: port))
    }
    await first.stop()
  }

  @Test func stopsWhileABodyStalls() async throws {
    let client = try await Client.start(faults: [Fault(.stall)])
    let waiting = Task { try await client.get("/providers") }
    while await client.simulator.count(of: "/providers") == 0 { try await Task.sleep(for: .milliseconds(10)) }
    let start = ContinuousClock.now
    await client.simulator.stop()
    #expect(ContinuousClock.now - start < .seconds(60))
    await #expect(throws: (any Error).self) { try await waiting.value }
  }

  @Test func requestsAreRecorded() async throws {
    try await Client.with { (client) async throws in
      _ = try await client.get("/models?output_modalities=image&q=flux")
      _ = try await client.post("/images", ["model": "x"])
      let requests = await client.simulator.recorded()
      #expect(requests.map(\.method) == ["GET", "POST"])
      #expect(requests[0].path == "/api/v1/models")
      #expect(requests[0].query.map(\.name) == ["output_modalities", "q"])
      #expect(requests[1].headers["authorization"] == "Bearer " + Simulator.demoKey)
      #expect(String(decoding: requests[1].body, as: UTF8.self) == #"{"model":"x"}"#)
    }
  }

  @Test func bodiesAboveTheLimitAreTooLarge() async throws {
    try await Client.with { (client) async throws in
      let reply = try await client.send("POST", "/images", body: [UInt8](repeating: 32, count: (64 << 20) + 1))
      #expect(reply.status == 413)
      #expect(reply.message == "Request payload too large")
    }
  }

  @Test func latencyHoldsPicturesBack() async throws {
    try await Client.with(latency: .milliseconds(400)) { (client) async throws in
      let start = ContinuousClock.now
      _ = try await client.post("/images", FaultTests.order)
      #expect(ContinuousClock.now - start >= .milliseconds(400))
    }
  }

  @Test func headAndBodyOfAnAnswerComeTogether() async throws {
    let simulator = try await Simulator.start()
    let client = try RawClient(simulator.baseURL)
    for _ in 0..<3 {
      client.write("GET /api/v1/key HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer \(Simulator.demoKey)\r\n\r\n")
      let answer = client.readOnce()
      #expect(answer.hasPrefix("HTTP/1.1 200 ") && answer.hasSuffix("}"))
    }
    await simulator.stop()
  }

  /// Each of them had a core to itself, for ever.
  private static let endlessHeads = [
    "line": "GET /" + String(repeating: "a", count: 200_000),
    "field": "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 1 << 20),
    "fields": "GET / HTTP/1.1\r\n" + String(repeating: "X: 1\r\n", count: 100_000),
  ]

  @Test(arguments: ["line", "field", "fields"]) func headsWithoutEndAreRefused(name: String) async throws {
    let head = try #require(Self.endlessHeads[name])
    let simulator = try await Simulator.start()
    let client = try RawClient(simulator.baseURL)
    client.write(head)
    let answer = client.readAll()
    // Where it is still being sent, the connection may be reset before the answer is read.
    #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 431 "))
    #expect(await simulator.recorded().isEmpty)
    await simulator.stop()
  }

  @Test(arguments: [
    "nonsense\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n", "GET / HTTP/1.1\r\nno field\r\n\r\n",
  ])
  func whatIsNoHTTPIsRefused(bytes: String) async throws {
    let simulator = try await Simulator.start()
    let client = try RawClient(simulator.baseURL)
    client.write(bytes)
    #expect(client.readAll().hasPrefix("HTTP/1.1 400 "))
    await simulator.stop()
  }

  @Test func chunkedBodiesAndPiecesOfHeadsAreRead() async throws {
    let simulator = try await Simulator.start()
    let client = try RawClient(simulator.baseURL)
    for piece in [
      "POST /api/v1/images HT", "TP/1.1\r\nTransfer-Encoding: chunked\r", "\nConnection: close\r\n\r\n5\r\n{\"a\":",
      "\r\n2;x=y\r\n1}\r\n0\r\nTrailer: 1\r\n\r\n",
    ] {
      client.write(piece)
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(client.readAll().hasPrefix("HTTP/1.1 401 "))
    #expect(await simulator.recorded().map { String(decoding: $0.body, as: UTF8.self) } == [#"{"a":1}"#])
    await simulator.stop()
  }
}
