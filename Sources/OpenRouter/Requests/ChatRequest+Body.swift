import Domain

extension ChatRequest {
  /// The body of the POST.
  var body: JSONTree {
    var map = JSONMap()
    map.add("model", model)
    let system: [JSONTree] = system.isEmpty ? [] : [ChatMessage.system(system)]
    map.add("messages", .list(system + [ChatMessage.user(text, images)]))
    map.add("max_tokens", maxTokens)
    map.add("stream", .truth(streams))
    map.add("provider", routing.tree(for: .chat))
    return map.tree
  }
}
