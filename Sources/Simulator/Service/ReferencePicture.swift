import Foundation
import Raster

/// Reads the pictures a request carries as data URLs.
enum ReferencePicture {
  /// The picture in a data URL. Refused when it is a link (the simulator has no network), no picture, or damaged.
  static func decode(_ url: String) throws(Refusal) -> Bitmap {
    if url.hasPrefix("http://") || url.hasPrefix("https://") {
      throw .picture("image_download_failed", "Failed to download image: the demo service has no network")
    }
    guard url.hasPrefix("data:"), let comma = url.firstIndex(of: ",") else {
      throw .picture("invalid_image", "Invalid image URL: expected a data URL or an http(s) URL")
    }
    let type = url[url.index(url.startIndex, offsetBy: 5)..<comma]
    guard type.hasSuffix(";base64"), let data = Data(base64Encoded: String(url[url.index(after: comma)...])),
      !data.isEmpty
    else { throw .picture("invalid_image", "Invalid image: the data URL is not Base64") }
    let bytes = Array(data)
    guard let format = ImageFormat.sniff(bytes), format.isSentAsItIs else {
      throw .picture("unsupported_image_format", "Unsupported image format")
    }
    do throws(RasterError) {
      return try Decoder.bitmap(bytes, fitting: nil)
    } catch {
      throw .picture("invalid_image", "Invalid image: the file could not be decoded")
    }
  }
}
