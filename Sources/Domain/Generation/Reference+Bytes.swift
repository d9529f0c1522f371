extension ImageRequest {
  /// Without the bytes of its references: it can be told of and not be sent.
  package func withoutBytes() -> ImageRequest {
    var request = self
    request.references = references.map { $0.withoutBytes() }
    return request
  }

  /// Whether the bytes of its references were let go.
  package var lacksBytes: Bool { references.contains { $0.bytes.isEmpty } }
}

extension Plan {
  /// Without the bytes of its references: it can be told of and not be sent.
  package func withoutBytes() -> Plan {
    var plan = self
    plan.requests = requests.map { $0.withoutBytes() }
    plan.draft.references = draft.references.map { $0.withoutBytes() }
    plan.fallbacks = fallbacks.map { $0.withoutBytes() }
    return plan
  }
}

extension Reference {
  fileprivate func withoutBytes() -> Reference {
    var reference = self
    reference.bytes = []
    return reference
  }
}
