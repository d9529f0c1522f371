import Domain
import Engine
import Foundation
import Synchronization
import Testing

@testable import Gateway

/// Repeats of a request.
struct DeskTests {
  private let client = GatewayClient(name: "webui", key: "k")

  private func mark(_ body: String, key: String? = nil) -> Desk.Mark {
    Desk.Mark(client: client, route: "/v1/images/generations", key: key, body: Array(body.utf8))
  }

  private func failing(_ error: GatewayError) -> PictureJob { PictureJob { _ in .failure(error) } }

  @Test func aRepeatJoinsWhatIsUnderWay() async {
    let desk = Desk()
    let gate = AsyncStream<Void>.makeStream()
    let made = Mutex(0)
    func job() -> PictureJob {
      made.withLock { $0 += 1 }
      return PictureJob { _ in
        for await _ in gate.stream { break }
        return .failure(GatewayError(400, "x"))
      }
    }
    let first = desk.job(mark("a"), job)
    let second = desk.job(mark("a"), job)
    let other = desk.job(mark("b"), job)
    #expect(first.job === second.job && second.isRepeat && !first.isRepeat && other.job !== first.job)
    #expect(made.withLock { $0 } == 2 && desk.running.count == 2)
    gate.continuation.finish()
    await #expect(throws: GatewayError.self) { try await second.job.value() }
  }

  @Test func whatFailedWithoutABillIsTriedAnew() async {
    let desk = Desk()
    var error = GatewayError(502, "x")
    error.mayRetry = true
    let first = desk.job(mark("a")) { failing(error) }
    _ = try? await first.job.value()
    #expect(!desk.job(mark("a")) { failing(error) }.isRepeat)
  }

  @Test func whatMayBeBilledIsAnsweredAsBefore() async {
    let desk = Desk()
    let first = desk.job(mark("a")) { failing(GatewayError(Failure(.network, "x", billed: .maybe))) }
    _ = try? await first.job.value()
    #expect(desk.job(mark("a")) { failing(GatewayError(400, "y")) }.isRepeat)
  }
}
