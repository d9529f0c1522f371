import Foundation

/// What is changed of a picture; what is nil or empty stays as it is, so that two instances do not undo each other's work.
package struct AssetChange: Hashable, Sendable {
  package enum Naming: Hashable, Sendable {
    /// Saved under a name.
    case saved(String)
    /// Back in the review queue.
    case unsaved
  }

  package var naming: Naming?
  package var addedTags: [String] = []
  package var removedTags: [String] = []
  package var analysis: String?
  package var canBeReferenceFor: [VisType]?
  /// 0 to 5, or -1 to reject it.
  package var rating: Int?
  /// US dollars for one picture.
  package var cost: Decimal?
  package var provider: String?

  package init(naming: Naming? = nil) { self.naming = naming }

  /// - Parameter rating: 0 takes away what was said, -1 rejects.
  package init(rating: Int) { self.rating = rating }

  /// Saves one of several pictures: the first gets the name, the others `NAME 2`, `NAME 3`.
  ///
  /// - Parameters:
  ///   - name: as `cleanName` has it.
  ///   - number: from 1.
  package init(saving name: String, number: Int = 1) {
    self.init(naming: .saved(number > 1 ? "\(name) \(number)" : name))
  }

  /// A name as it is typed, without the blanks around it; empty where nothing else is there.
  package static func cleanName(_ text: String) -> String {
    Harmless.line(text.trimmingCharacters(in: .whitespacesAndNewlines), limit: 200)
  }

  /// What an analysis says of a picture: its words, and tags beside those it has.
  package init(_ analysis: PictureAnalysis) {
    self.analysis = analysis.text
    addedTags = analysis.tags
  }

  /// From the tags that were shown to those that are wanted.
  package init(tags old: [String], to new: [String]) {
    addedTags = new.filter { !old.has(tag: $0) }
    removedTags = old.filter { !new.has(tag: $0) }
  }

  package var isEmpty: Bool { self == AssetChange() }

  /// The picture with the change; a picture in the trash keeps its place there.
  package func applied(to asset: Asset) -> Asset {
    var asset = asset
    switch naming {
    case .saved(let name)?: (asset.name, asset.state) = (name, asset.state == .trashed ? .trashed : .saved)
    case .unsaved?: (asset.name, asset.state) = (nil, asset.state == .trashed ? .trashed : .reviewQueue)
    case nil: break
    }
    asset.tags.removeAll { removedTags.has(tag: $0) }
    for tag in addedTags where !asset.tags.has(tag: tag) { asset.tags.append(tag) }
    asset.analysis = analysis ?? asset.analysis
    asset.canBeReferenceFor = canBeReferenceFor ?? asset.canBeReferenceFor
    if let rating { asset.rating = rating == 0 ? nil : min(max(rating, Rules.rejected), Rules.ratings.upperBound) }
    asset.cost = cost ?? asset.cost
    asset.origin.provider = provider ?? asset.origin.provider
    return asset
  }

  /// What takes the change of a picture back.
  ///
  /// - Parameter asset: as it was before.
  package func inverse(for asset: Asset) -> AssetChange {
    var inverse = AssetChange()
    if naming != nil { inverse.naming = asset.name.map { .saved($0) } ?? .unsaved }
    inverse.addedTags = asset.tags.filter { removedTags.has(tag: $0) }
    inverse.removedTags = addedTags.filter { !asset.tags.has(tag: $0) }
    if analysis != nil { inverse.analysis = asset.analysis }
    if rating != nil { inverse.rating = asset.rating ?? 0 }
    if canBeReferenceFor != nil { inverse.canBeReferenceFor = asset.canBeReferenceFor }
    return inverse
  }

  /// Whether a picture still is as the change left it: nobody has changed the same of it since.
  package func stands(in asset: Asset) -> Bool {
    switch naming {
    case .saved(let name)? where asset.name != name: return false
    case .unsaved? where asset.name != nil: return false
    default: break
    }
    return addedTags.allSatisfy { asset.tags.has(tag: $0) } && !removedTags.contains { asset.tags.has(tag: $0) }
      && analysis ?? asset.analysis == asset.analysis
      && canBeReferenceFor ?? asset.canBeReferenceFor == asset.canBeReferenceFor
      && rating ?? (asset.rating ?? 0) == asset.rating ?? 0
  }

  /// Tags as they are typed: parted by commas, each once in whatever case, without the marks around them.
  package static func tags(_ text: String) -> [String] {
    text.split(separator: ",").reduce(into: []) { tags, part in
      let tag = Harmless.line(part.trimmingCharacters(in: .whitespaces), limit: 100)
      if !tag.isEmpty, !tags.has(tag: tag), tags.count < 100 { tags.append(tag) }
    }
  }
}

extension [String] {
  /// Whether it is among them, whatever the case.
  fileprivate func has(tag: String) -> Bool {
    let wanted = tag.lowercased()
    return contains { $0.lowercased() == wanted }
  }
}
