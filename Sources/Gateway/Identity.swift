import Domain

/// Who OpenRouter is told that asks.
package struct Identity: Sendable {
  package var userAgent = IdentityRule()
  package var referer = IdentityRule()
  package var title = IdentityRule()

  package init() {}

  /// By the rules, from what the client says of itself.
  func said(by request: Incoming) -> RelayIdentity {
    let own = RelayIdentity.own
    return RelayIdentity(
      userAgent: userAgent.header(asked: request["user-agent"], own: own.userAgent ?? ""),
      referer: referer.header(asked: request["http-referer"] ?? request["referer"], own: own.referer ?? ""),
      title: title.header(asked: request["x-title"] ?? request["x-openrouter-title"], own: own.title ?? ""))
  }
}
