import Domain
import Foundation
import Raster

extension KeptPicture {
  /// With pixels and remarks, which take a look at the picture itself: done once its file is safe.
  var described: KeptPicture {
    var picture = self
    if let sound = SoundInfo(image.bytes) {
      picture.asset.sound?.duration = sound.seconds
      return picture
    }
    let info = try? ImageInfo.read(image.bytes)
    (picture.width, picture.height) = (info?.width, info?.height)
    if !isInLibrary { (picture.asset.width, picture.asset.height) = (info?.width ?? 0, info?.height ?? 0) }
    if isDamaged { picture.remarks.append("The picture is damaged; it was saved as it came.") }
    if let remark = misnamed { picture.remarks.append(remark) }
    return picture
  }

  /// Nil for what is no known format.
  static func format(of image: GeneratedImage) -> ImageFormat? { ImageFormat(mediaType: image.mediaType) }

  /// Formats that are not decoded here are nobody's fault.
  private var isDamaged: Bool {
    do throws(RasterError) {
      try Decoder.check(image.bytes)
      return false
    } catch {
      if case .corrupt(let format, _) = error { return format.isDecodable }
      return false
    }
  }

  /// The user's name stays, but a wrong extension is said.
  private var misnamed: String? {
    let ending = (path as NSString).pathExtension.lowercased()
    let named = ending == "jpeg" ? "jpg" : ending
    guard failure == nil, ImageFormat.allCases.contains(where: { $0.fileExtension == named }),
      let real = Self.format(of: image), real.fileExtension != named
    else { return nil }
    let name = Harmless.line((path as NSString).lastPathComponent, limit: 200)
    return "\(name) holds a \(real.label) picture, whatever its name says."
  }
}
