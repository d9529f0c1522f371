import Domain

extension Workspace {
  /// How many requests for endpoints are under way at once.
  private static let width = 6

  /// Providers of several models; those that could not be had are missing.
  func endpoints(of models: [String]) async -> [String: [ImageEndpoint]] {
    await withTaskGroup(of: (String, [ImageEndpoint]?).self) { group in
      var waiting = models[...]
      for model in waiting.prefix(Self.width) { group.addTask { (model, await endpoints(of: model)) } }
      waiting = waiting.dropFirst(Self.width)
      var found: [String: [ImageEndpoint]] = [:]
      while let (model, records) = await group.next() {
        found[model] = records
        if let next = waiting.popFirst() { group.addTask { (next, await endpoints(of: next)) } }
      }
      return found
    }
  }
}
