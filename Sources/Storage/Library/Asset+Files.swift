import Domain
import Foundation
import Raster

extension Asset {
  /// Media type, pixels and bytes from the file itself.
  mutating func measure(_ bytes: [UInt8]) {
    byteCount = bytes.count
    mediaType = ImageFormat.sniff(bytes)?.mediaType ?? "application/octet-stream"
    let info = try? ImageInfo.read(bytes)
    width = info?.width ?? 0
    height = info?.height ?? 0
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
    if !(0...4e9).contains(created.timeIntervalSince1970) { asset.created = fallback }
    asset.name = name.map { Harmless.line($0, limit: 200) }
    asset.origin.prompt = Harmless.block(origin.prompt)
    asset.origin.negative = Harmless.block(origin.negative)
    asset.origin.model = Harmless.line(origin.model, limit: 200)
    asset.origin.provider = origin.provider.map { Harmless.line($0, limit: 200) }
    asset.origin.generationID = origin.generationID.map { Harmless.line($0, limit: 200) }
    asset.analysis = Harmless.block(analysis)
    asset.tags = tags.prefix(100).map { Harmless.line($0, limit: 100) }
    asset.cost = cost.map { max(0, $0) }
    asset.seconds = (0...1e6).contains(seconds) ? seconds : 0
    asset.isMissing = false
    asset.request = request.map(Self.harmless)
    return asset
  }

  private static func harmless(_ request: ImageRequest) -> ImageRequest {
    var request = request
    request.prompt = Harmless.block(request.prompt)
    request.model = Harmless.line(request.model, limit: 200)
    request.timeout = min(max(1, request.timeout), 900)
    request.count = request.count.map { min(max(1, $0), 16) }
    request.references = request.references.prefix(16).map { reference in
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
