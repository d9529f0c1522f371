import Foundation
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
}
