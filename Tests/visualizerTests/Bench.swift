import Domain
import Foundation
import Simulator
import Testing

/// The program beside a simulator of its own.
struct Bench: Sendable {
  let simulator: Simulator
  var program: Program

  /// Simulators paint in the test process itself: many at once would keep each other from answering in time.
  private static let gate = Gate(places: 3)

  /// Runs the body, then takes everything down.
  static func with(
    _ faults: String..., latency: Duration = .zero, keys: Set<String>? = nil,
    body: (inout Bench) async throws -> Void
  ) async throws {
    await gate.enter()
    defer { Task { await gate.leave() } }
    let options = SimulatorOptions(
      latency: latency, acceptedKeys: keys, faults: try faults.map { try Fault(text: $0) }, detail: .draft)
    let simulator = try await Simulator.start(options)
    var bench = Bench(simulator: simulator, program: try Program(service: simulator.baseURL))
    do {
      try await body(&bench)
    } catch {
      await bench.end()
      throw error
    }
    await bench.end()
  }

  private func end() async {
    await simulator.stop()
    program.remove()
  }

  /// Requests that may cost money.
  var posts: Int {
    get async { await simulator.recorded().count { $0.method == "POST" } }
  }

  /// Returns once so many POSTs have arrived, or after five seconds.
  func waitForPosts(_ count: Int) async throws {
    for _ in 0..<500 where await posts < count { try await Task.sleep(for: .milliseconds(10)) }
  }
}

/// Width and height of a PNG, from its header.
func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count > 24 else { return nil }
  func number(_ at: Int) -> Int { bytes[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
  return (number(16), number(20))
}

/// Width and height of a JPEG, from its frame header.
func jpegSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
  guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
  var at = 2
  while at + 9 < bytes.count, bytes[at] == 0xFF {
    func number(_ offset: Int) -> Int { Int(bytes[at + offset]) << 8 | Int(bytes[at + offset + 1]) }
    if (0xC0...0xC2).contains(bytes[at + 1]) { return (number(7), number(5)) }
    at += 2 + number(2)
  }
  return nil
}

/// Lets a few in at a time.
actor Gate {
  private var places: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(places: Int) { self.places = places }

  func enter() async {
    guard places == 0 else {
      places -= 1
      return
    }
    await withCheckedContinuation { waiting.append($0) }
  }

  func leave() {
    if waiting.isEmpty { places += 1 } else { waiting.removeFirst().resume() }
  }
}
