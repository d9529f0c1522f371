import Domain

extension ImageRequest {
  /// The body of the POST, as its route wants it.
  var body: JSONTree {
    switch route {
    case .images: imagesBody
    case .chat: chatBody
    }
  }

  var endpoint: Endpoint { route == .images ? .images : .chat }

  private var imagesBody: JSONTree {
    var map = JSONMap()
    map.add("model", model)
    map.add("prompt", prompt)
    map.add("n", count)
    map.add("aspect_ratio", aspectRatio)
    map.add("resolution", resolution)
    map.add("quality", quality)
    map.add("output_format", outputFormat)
    map.add("background", background)
    map.add("output_compression", compression)
    map.add("seed", seed)
    if streams { map.add("stream", .truth(true)) }
    if !references.isEmpty { map.add("input_references", .list(references.map(\.part))) }
    map.add("provider", routing.tree(for: .images))
    return map.tree
  }

  private var chatBody: JSONTree {
    var map = JSONMap()
    map.add("model", model)
    map.add("messages", .list([ChatMessage.user(prompt, references)]))
    if !modalities.isEmpty { map.add("modalities", .list(modalities.map { .text($0) })) }
    var config = JSONMap()
    config.add("aspect_ratio", aspectRatio)
    config.add("image_size", resolution)
    map.add("image_config", config.treeUnlessEmpty)
    map.add("seed", seed)
    map.add("max_tokens", maxTokens)
    map.add("stream", .truth(streams))
    map.add("provider", routing.tree(for: .chat))
    return map.tree
  }
}
