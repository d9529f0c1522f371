import Foundation
import Testing

@testable import MCP

/// Ten thousand broken messages.
struct FuzzTests {
  private static let seeds = [
    #"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_models","arguments":{"filter":"flux <0.05","limit":3},"_meta":{"progressToken":"a"}}}"#,
    #"{"jsonrpc":"2.0","id":"a\u00e9","method":"tools/call","params":{"name":"gallery_search","arguments":{"query":"tag:\"big fox\" is:saved"}}}"#,
    #"{"jsonrpc":"2.0","id":2,"method":"tools/list","params":{"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}}}"#,
    #"{"jsonrpc":"2.0","id":3,"method":"initialize","params":{"protocolVersion":"2025-03-26","clientInfo":{"name":"x"}}}"#,
    #"{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":1}}"#,
    #"[{"jsonrpc":"2.0","id":4,"method":"ping"},{"jsonrpc":"2.0","id":5,"method":"tools/call","params":{"name":"spend","arguments":{}}}]"#,
    #"{"jsonrpc":"2.0","id":6,"method":"tools/call","params":{"name":"image_status","arguments":{"job":"job-1"}}}"#,
  ]

  /// In kilobytes.
  private var memory: Int {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") } ?? ""
    return Int(line.filter(\.isNumber)) ?? 0
  }

  private func mutated(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes = Array((Self.seeds.randomElement(using: &generator) ?? "{}").utf8)
    for _ in 0..<Int.random(in: 0...4, using: &generator) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &generator)
      switch Int.random(in: 0...3, using: &generator) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(contentsOf: Array("{}[]\",:0\\".utf8).shuffled(using: &generator).prefix(2), at: place)
      default: bytes.removeSubrange(place..<min(bytes.count, place + 20))
      }
    }
    return bytes + [UInt8(ascii: "\n")]
  }

  @Test func brokenMessagesLeaveItAliveAndSmall() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    var generator = SeededGenerator(seed: 14)
    var before = 0
    for round in 0..<100 {
      let messages = (0..<100).flatMap { _ in mutated(&generator) }
      // Cut anywhere.
      let cut = Int.random(in: 0...messages.count, using: &generator)
      stand.wire.say(bytes: Array(messages[..<cut]))
      stand.wire.say(bytes: Array(messages[cut...]))
      try await stand.settle()
      stand.wire.forget()
      if round == 20 { before = memory }
    }
    #expect(memory - before < 60_000, "\(before) kB have become \(memory) kB")
    stand.wire.say(bytes: Array(repeating: UInt8(ascii: "x"), count: 17 << 20) + [UInt8(ascii: "\n")])
    var line = await stand.wire.line()
    while !line.contains("16 MiB") { line = await stand.wire.line() }
    #expect(try Spoken(line).code == -32600)
    _ = try await stand.shake()
    #expect(try await stand.call(990_001, "spend", "{}").values["currency"] as? String == "USD")
    #expect(stand.service.requests.isEmpty && stand.entries.isEmpty)
    await stand.end()
  }
}

/// The same numbers for the same seed.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
