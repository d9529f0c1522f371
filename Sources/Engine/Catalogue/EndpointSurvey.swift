import Domain
import Service

/// Asks for the providers of many models, a few at once, until the service has enough of it.
struct EndpointSurvey: Sendable {
  /// How many requests are under way at once.
  private static let width = 6
  /// So many failures are no accident any more.
  private static let mostFailures = 3

  private var waiting: ArraySlice<String>
  private(set) var found: [String: [ImageEndpoint]] = [:]
  /// Why it ended early.
  private(set) var failure: Failure?
  private var failures = 0

  init(models: [String]) { waiting = models[...] }

  mutating func run(_ service: any ImageService) async {
    found = await withTaskGroup(of: Answer.self, returning: [String: [ImageEndpoint]].self) { group in
      func ask(_ model: String) { group.addTask { await Answer(of: model, from: service) } }
      var found: [String: [ImageEndpoint]] = [:]
      for model in waiting.prefix(Self.width) { ask(model) }
      waiting = waiting.dropFirst(Self.width)
      while let answer = await group.next() {
        switch answer.result {
        case .success(let endpoints): found[answer.model] = endpoints
        case .failure(let failure): note(failure)
        }
        if failure == nil, !Task.isCancelled, let next = waiting.popFirst() { ask(next) }
      }
      return found
    }
  }

  /// One word about too many requests is enough.
  private mutating func note(_ next: Failure) {
    failures += 1
    if next.kind == .rateLimited || failures >= Self.mostFailures { failure = failure ?? next }
  }

  /// What one model's providers said.
  private struct Answer: Sendable {
    let model: String
    let result: Result<[ImageEndpoint], Failure>

    init(of model: String, from service: any ImageService) async {
      self.model = model
      do throws(Failure) {
        let endpoints = try await service.endpoints(of: model)
        result = .success(endpoints)
      } catch {
        result = .failure(error)
      }
    }
  }
}
