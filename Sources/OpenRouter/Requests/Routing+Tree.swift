import Domain

extension Routing {
  /// The `provider` object; nil when it would say nothing. `only` wins over `ignore`; `data_collection` is a word of
  /// chat routes alone.
  func tree(for route: Route) -> JSONTree? {
    var map = JSONMap()
    if !only.isEmpty {
      map.add("only", .list(only.map { .text($0) }))
    } else if !ignore.isEmpty {
      map.add("ignore", .list(ignore.map { .text($0) }))
    }
    map.add("sort", sort)
    if !allowFallbacks { map.add("allow_fallbacks", .truth(false)) }
    if route == .chat { map.add("data_collection", dataCollection) }
    return map.treeUnlessEmpty
  }
}
