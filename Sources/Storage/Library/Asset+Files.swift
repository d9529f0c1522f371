import Domain
import Foundation
import Raster

extension Asset {
  /// Media type, pixels and bytes from the file itself.
  mutating func measure(_ bytes: [UInt8]) {
    byteCount = bytes.count
    mediaType = ImageFormat.sniff(bytes)?.mediaType ?? "application/octet-stream"
    if ImageFormat.sniff(bytes)?.isSound == true {
      (width, height) = (0, 0)
      if sound == nil { sound = Sound() }
      sound?.duration = SoundInfo(bytes)?.seconds ?? 0
      return
    }
    sound = nil
    let info = try? ImageInfo.read(bytes)
    width = info?.width ?? 0
    height = info?.height ?? 0
  }

  /// Whether its request had a picture of the library as a reference.
  func uses(_ file: String) -> Bool {
    request?.references.contains { $0.digest == nil && Folder.name(of: $0.path) == file } == true
  }

  /// Notes where copies of references are, by the files' names.
  ///
  /// - Returns: whether it has one of them.
  mutating func point(to digests: [String: String]) -> Bool {
    var isPointed = false
    for index in (request?.references ?? []).indices {
      guard let reference = request?.references[index], reference.digest == nil,
        let digest = digests[Folder.name(of: reference.path)]
      else { continue }
      request?.references[index].digest = digest
      isPointed = true
    }
    return isPointed
  }

  mutating func restore() {
    state = name == nil ? .reviewQueue : .saved
    trashed = nil
  }

  /// As it travels in a file: without the paths of this machine. References of the library keep their file's name.
  func shareable(within images: String) -> Asset {
    var asset = self
    asset.file = ""
    asset.isMissing = false
    asset.trashed = nil
    if let references = request?.references {
      asset.request?.references = references.map { reference in
        var reference = reference
        reference.path = Folder.parent(of: reference.path) == images ? Folder.name(of: reference.path) : ""
        return reference
      }
    }
    return asset
  }

  /// What a file said, with nothing in it that could harm: anybody may have written it.
  func harmless(created fallback: Date) -> Asset {
    var asset = self
    let isID = id.count == 12 && id.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    if !isID { asset.id = Asset.newID() }
    // What was made tomorrow would stand first for ever.
    if !(0...fallback.timeIntervalSince1970 + 86_400).contains(created.timeIntervalSince1970) {
      asset.created = fallback
    }
    asset.name = name.map { Harmless.line($0, limit: 200) }
    asset.origin.prompt = Harmless.words(origin.prompt)
    asset.origin.negative = Harmless.words(origin.negative)
    asset.origin.model = Harmless.line(origin.model, limit: 200)
    asset.origin.provider = origin.provider.map { Harmless.line($0, limit: 200) }
    asset.origin.generationID = origin.generationID.map { Harmless.line($0, limit: 200) }
    asset.analysis = Harmless.words(analysis)
    asset.tags = tags.prefix(100).map { Harmless.line($0, limit: 100) }
    asset.rating = rating.flatMap { $0 == 0 || !(Rules.rejected...Rules.ratings.upperBound).contains($0) ? nil : $0 }
    asset.cost = cost.map { max(0, $0) }
    asset.seconds = (0...1e6).contains(seconds) ? seconds : 0
    asset.isMissing = false
    asset.request = request.map(Self.harmless)
    asset.sound = sound?.harmless
    return asset
  }

  private static func harmless(_ request: ImageRequest) -> ImageRequest {
    var request = request
    request.prompt = Harmless.words(request.prompt)
    request.drawn = request.drawn.map { drawn in
      DrawnPrompt(
        typed: Harmless.words(drawn.typed), words: Harmless.words(drawn.words),
        seed: drawn.seed.flatMap { Wildcards.seeds.contains($0) ? $0 : nil })
    }
    request.model = Harmless.line(request.model, limit: 200)
    request.timeout = Rules.timeout.clamp(request.timeout)
    request.count = request.count.map(Rules.images.clamp)
    request.references = request.references.prefix(Rules.mostReferences).map { reference in
      var reference = reference
      // A file must not make another one of the disk go along with a request.
      if reference.path.contains("/") { reference.path = "" }
      reference.digest = reference.digest.flatMap { ReferenceCopies.isDigest($0) ? $0 : nil }
      reference.name = Harmless.line(reference.name, limit: 200)
      return reference
    }
    return request
  }
}
