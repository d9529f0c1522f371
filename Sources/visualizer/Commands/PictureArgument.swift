import Domain
import Engine
import Foundation

/// A picture as it is named on the command line: a file, or one of the library by its id or file name.
struct PictureArgument {
  /// Absolute.
  let path: String
  /// Nil for a file that the library does not know.
  let asset: Asset?

  /// A file of that name comes first.
  ///
  /// - Throws: an `.unreadableFile` failure for what is neither; whether a file can be used is left to its reader.
  init(_ text: String, library: any AssetLibrary) throws(Failure) {
    let path = UserPath(text).absolute
    guard !text.contains("/"), access(AnyBytes.path(path), F_OK) != 0 else {
      self.path = path
      asset = Self.asset(at: path, library)
      return
    }
    do throws(Failure) {
      let found = try library.asset(text)
      (self.path, asset) = (library.path(of: found), found)
    } catch {
      throw Failure(
        .unreadableFile, "There is no file \(Harmless.line(text, limit: 200)).", advice: error.sentence)
    }
  }

  /// By the whole path for pictures elsewhere, by the name for those in the library's folder.
  private static func asset(at path: String, _ library: any AssetLibrary) -> Asset? {
    [path, (path as NSString).lastPathComponent].lazy.compactMap { try? library.asset($0) }.first { asset in
      real(library.path(of: asset)) == real(path)
    }
  }

  private static func real(_ path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
}
