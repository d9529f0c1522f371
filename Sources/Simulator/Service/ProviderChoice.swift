/// The routing wishes of a request's `provider` object.
struct ProviderChoice {
  let only: [String]
  let ignore: [String]
  let order: [String]
  let allowsFallbacks: Bool

  init(_ preferences: WireJSON?) {
    only = preferences?["only"]?.strings ?? []
    ignore = preferences?["ignore"]?.strings ?? []
    order = preferences?["order"]?.strings ?? []
    allowsFallbacks = preferences?["allow_fallbacks"]?.bool ?? true
  }

  /// The endpoints that are left, in the order to try them; nil when none is.
  func select(_ endpoints: [SimulatedEndpoint]) -> [SimulatedEndpoint]? {
    func isNamed(_ endpoint: SimulatedEndpoint, in slugs: [String]) -> Bool {
      slugs.contains { endpoint.answers(to: $0) }
    }
    var left = endpoints.filter { (only.isEmpty || isNamed($0, in: only)) && !isNamed($0, in: ignore) }
    if !order.isEmpty {
      let first = order.flatMap { slug in left.filter { $0.answers(to: slug) } }
      left = first + (allowsFallbacks ? left.filter { !isNamed($0, in: order) } : [])
    } else if !allowsFallbacks {
      left = Array(left.prefix(1))
    }
    return left.isEmpty ? nil : left
  }
}
