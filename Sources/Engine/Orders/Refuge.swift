import Domain
import Foundation
import Raster

/// Where a picture goes that was paid for and that no folder of the program takes: the current folder, else the one for
/// temporary files.
struct Refuge: Sendable {
  private let pictures: any PictureStore

  init(_ pictures: any PictureStore) { self.pictures = pictures }

  /// - Returns: the path; nil where neither takes it.
  func keep(_ image: GeneratedImage) -> String? {
    let ending = KeptPicture.format(of: image)?.fileExtension ?? "bin"
    let name = "visualizer-\(UUID().uuidString.prefix(8).lowercased()).\(ending)"
    for folder in [FileManager.default.currentDirectoryPath, NSTemporaryDirectory()] {
      let path = UserPath("\(folder)/\(name)").absolute
      if (try? pictures.write(image.bytes, to: path, replacing: false)) != nil { return path }
    }
    return nil
  }
}
