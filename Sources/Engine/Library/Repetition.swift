import Domain
import Foundation
import Media

/// The request of a picture of the library, ready to be sent once more: the references are read from where they lie now.
package struct Repetition: Sendable {
  private let library: any AssetLibrary
  private let pictures: any PictureStore

  package init(library: any AssetLibrary, pictures: any PictureStore) {
    self.library = library
    self.pictures = pictures
  }

  /// - Parameter known: what an image of the model cost last, in US dollars; serves where the picture's own cost is not
  ///   known.
  /// - Throws: a failure that says what is missing for the same request.
  package func plan(of asset: Asset, known: Decimal?) throws(Failure) -> Plan {
    guard var request = asset.request else {
      throw Failure(
        .usage, "How \(Harmless.line(asset.title, limit: 80)) was made is not known.",
        advice: "Only pictures that this program made can be made again.")
    }
    request.references = try references(of: request).map(\.reference)
    let draft = draft(of: asset, request.references)
    return Plan(
      capability: asset.origin.capability, requests: [request],
      prompt: AssembledPrompt(text: request.prompt, negative: draft.negative, tags: asset.tags), draft: draft,
      estimate: Self.estimate(asset, request, known))
  }

  /// What was asked for, to be changed; pictures from elsewhere give what they say of themselves.
  package func draft(of asset: Asset, _ references: [Reference]) -> Draft {
    var draft = Draft(
      prompt: asset.request?.drawn?.typed ?? asset.origin.prompt, negative: asset.origin.negative,
      visType: asset.origin.visType,
      format: asset.origin.format)
    draft.references = references
    draft.wildcardSeed = asset.request?.drawn?.seed ?? 0
    return draft
  }

  /// - Throws: why one of them cannot go along again.
  package func references(of request: ImageRequest) throws(Failure) -> [LoadedReference] {
    let loader = ReferenceLoader(pictures: pictures)
    var references: [LoadedReference] = []
    for reference in request.references { references.append(try load(reference, loader)) }
    return references
  }

  /// The file where it was, or the library's copy of what went along when that is gone or has other bytes.
  private func load(_ reference: Reference, _ loader: ReferenceLoader) throws(Failure) -> LoadedReference {
    var copy = library.keptCopy(of: reference).flatMap { try? loader.loadShown($0) }
    copy?.reference.name = reference.name
    copy?.reference.path = reference.path
    guard !reference.path.isEmpty else {
      if let copy { return copy }
      throw Failure(
        .unreadableFile, "Where the reference \(Harmless.line(reference.name, limit: 80)) is, is not known any more.",
        advice: "Add the file as a reference (on the command line: visualizer edit).")
    }
    guard let path = path(of: reference) else {
      if let copy { return copy }
      throw Failure(
        .unreadableFile, "The reference \(Harmless.line(reference.name, limit: 80)) is not in the library any more.",
        advice: "Add the file as a reference (on the command line: visualizer edit).")
    }
    guard let copy else { return try loader.loadShown(path) }
    guard let file = try? loader.loadShown(path), file.reference.bytes == copy.reference.bytes else { return copy }
    return file
  }

  /// A name without a folder is that of a picture of the library and nothing else: an imported file may claim anything. So
  /// is that of a path that leads nowhere: the picture is in the trash, or the library was moved.
  private func path(of reference: Reference) -> String? {
    if reference.path.hasPrefix("/"), pictures.exists(reference.path) { return reference.path }
    let name = (reference.path as NSString).lastPathComponent
    if let own = try? library.asset(name), own.file == name { return library.path(of: own) }
    return reference.path.hasPrefix("/") ? reference.path : nil
  }

  /// The dearer of what it cost and what others of the model cost: what an imported file says of itself may be untrue.
  private static func estimate(_ asset: Asset, _ request: ImageRequest, _ known: Decimal?) -> Estimate {
    guard let one = [asset.cost, known].compactMap({ $0 }).max() else {
      return .unknown("what it cost is not known")
    }
    let cost = one * Decimal(request.count ?? 1)
    return .range(low: cost, high: cost)
  }
}
