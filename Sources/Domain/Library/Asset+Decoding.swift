import Foundation

extension Asset {
  /// Part by part: a file of another version, or by another hand, may hold what this one cannot read, and is not without its
  /// prompt for that. Only the id must be there.
  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    self.init(id: try parts.decode(String.self, forKey: .id), created: parts[.created] ?? .distantPast)
    file = parts[.file] ?? file
    state = parts[.state] ?? (parts[.name] as String? == nil ? .reviewQueue : .saved)
    trashed = parts[.trashed]
    isMissing = parts[.isMissing] ?? isMissing
    name = parts[.name]
    mediaType = parts[.mediaType] ?? mediaType
    width = parts[.width] ?? width
    height = parts[.height] ?? height
    byteCount = parts[.byteCount] ?? byteCount
    origin = parts[.origin] ?? origin
    cost = parts[.cost]
    seconds = parts[.seconds] ?? seconds
    tags = parts[.tags] ?? tags
    analysis = parts[.analysis] ?? analysis
    canBeReferenceFor = (parts[.canBeReferenceFor] as [String]? ?? []).compactMap { VisType(rawValue: $0) }
    rating = parts[.rating]
    request = parts[.request]
    isImported = parts[.isImported]
    sound = parts[.sound]
  }
}

extension Asset.Origin {
  /// As for the whole.
  package init(from decoder: any Decoder) throws {
    let parts = try decoder.container(keyedBy: CodingKeys.self)
    self.init()
    prompt = parts[.prompt] ?? prompt
    negative = parts[.negative] ?? negative
    capability = parts[.capability] ?? capability
    visType = parts[.visType] ?? visType
    format = parts[.format] ?? format
    model = parts[.model] ?? model
    provider = parts[.provider]
    generationID = parts[.generationID]
  }
}

extension KeyedDecodingContainer {
  /// Nil for what is not there, and for what is something else.
  fileprivate subscript<Value: Decodable>(_ key: Key) -> Value? { try? decodeIfPresent(Value.self, forKey: key) }
}
