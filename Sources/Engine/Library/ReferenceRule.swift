import Domain
import Raster

/// What a service states of the pictures that go along with a question, by who made the model.
struct ReferenceRule: Sendable {
  /// Bytes of one picture.
  let bytes: Int
  /// Pixels on its longer side.
  let side: Int

  /// Anthropic takes 5 MiB of Base64; the others what every reference keeps to.
  init(model: String) {
    let author = model.prefix { $0 != "/" }.drop { $0 == "~" }
    bytes = author == "anthropic" ? 3_900_000 : Rules.referenceBytes
    side = Rules.referenceSide
  }

  /// The picture as it may go out. One that cannot be decoded here goes as it is: the service will say what it thinks of it.
  func fitted(_ reference: Reference) -> Reference {
    guard reference.bytes.count > bytes || max(reference.width, reference.height) > side,
      let info = try? ImageInfo.read(reference.bytes)
    else { return reference }
    let fitting = ReferenceFitting(info, bytes: reference.bytes.count, limit: bytes, longestSide: side)
    guard let fitted = try? fitting.rewrite(reference.bytes) else { return reference }
    var changed = Reference(
      name: reference.name, path: reference.path, mediaType: fitted.mediaType, width: fitted.bitmap.width,
      height: fitted.bitmap.height, bytes: fitted.bytes,
      treatment: fitting.treatment(fitted, of: BareFile(reference.bytes)))
    changed.analysis = reference.analysis
    return changed
  }
}
