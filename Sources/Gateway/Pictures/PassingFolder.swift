import Domain
import Engine
import Foundation

/// Where pictures lie that are not to be kept, until their client has them: what was paid for is on the disk first, and no
/// later start takes it into the library.
struct PassingFolder: Sendable {
  private let folder = FileManager.default.temporaryDirectory.path + "/visualizer-passing-\(UUID().uuidString)"

  /// A shelf for the pictures of one request.
  func shelf(_ pictures: any PictureStore) -> ResultShelf {
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    var shelf = ResultShelf(pictures: pictures, library: nil, embeds: false)
    shelf.output = "\(folder)/\(UUID().uuidString).png"
    return shelf
  }

  /// Their client has them.
  func remove(_ pictures: [KeptPicture]) {
    for picture in pictures where picture.path.hasPrefix(folder) {
      try? FileManager.default.removeItem(atPath: picture.path)
    }
    // Only where nothing is left in it.
    rmdir(folder)
  }
}
