/// Where a picture of the library stands.
package enum AssetState: String, CaseIterable, Hashable, Codable, Sendable {
  /// Made, and not saved by name yet.
  case reviewQueue = "review"
  case saved
  /// Put away; deleted 30 days later.
  case trashed = "trash"

  package var title: String {
    switch self {
    case .reviewQueue: "Review queue"
    case .saved: "Saved"
    case .trashed: "Trash"
    }
  }
}
