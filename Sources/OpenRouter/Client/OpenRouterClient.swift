import Domain
import Service

import struct Foundation.Date

/// OpenRouter, or a service that speaks like it, behind the port. Making one costs nothing: the network's thread
/// starts with the first call.
struct OpenRouterClient: ImageService {
  let exchange: Exchange
  let patience: Patience
  /// Waits between two tries; ends early when the task is cancelled.
  let pause: @Sendable (Duration) async -> Void

  /// - Parameters:
  ///   - key: sent to `baseURL` alone, and there with every call but those for the catalogue of another service.
  ///   - patience: with readings of the catalogue and its endpoints.
  ///   - unread: keeps what of an answer could not be read.
  ///   - now: for the catalogue's date, and for `Retry-After` dates.
  ///   - pause: for the waits between tries; tests shorten them.
  init(
    baseURL: BaseURL, key: APIKey?, patience: Patience = .usual, unread: (any UnreadAnswers)? = nil,
    now: @escaping @Sendable () -> Date = { Date() },
    pause: @escaping @Sendable (Duration) async -> Void = { try? await Task.sleep(for: $0) }
  ) {
    exchange = Exchange(baseURL: baseURL, key: key, transport: Transport(), now: now, unread: unread)
    self.patience = patience
    self.pause = pause
  }

  func generate(
    _ request: ImageRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome {
    let call: Call = request.route == .images ? .images : .chat
    let start = ContinuousClock.now
    let order = Exchange.Order(
      body: request.body, endpoint: request.endpoint, timeout: request.timeout, call: call, images: request.count ?? 1,
      cap: request.answerCap)
    let answer = try await exchange.post(order, report: report)
    let complete = try await exchange.fetchLinks(of: answer, exchange.reader(call))
    var outcome: Outcome
    do throws(Failure) {
      outcome = try complete.imageOutcome(seconds: seconds(since: start))
    } catch {
      throw answer.complaints.isEmpty ? error : exchange.keep(answer.transcript, error)
    }
    if let sentence = exchange.rest(of: complete) { outcome.remarks.append(sentence) }
    return outcome
  }

  func complete(
    _ request: ChatRequest, report: @escaping @Sendable (Progress) -> Void
  ) async throws(Failure) -> Outcome {
    let start = ContinuousClock.now
    let order = Exchange.Order(body: request.body, endpoint: .chat, timeout: request.timeout, call: .chat)
    let answer = try await exchange.post(order, report: report)
    return try answer.textOutcome(seconds: seconds(since: start))
  }

  private func seconds(since start: ContinuousClock.Instant) -> Double { (ContinuousClock.now - start) / .seconds(1) }
}
