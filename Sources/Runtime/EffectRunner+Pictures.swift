import Domain
import Engine
import Foundation
import Interface

extension EffectRunner {
  func savePicture(_ id: PictureID, from: String, to: String, replacing: Bool) {
    let pictures = engine.ports.pictures
    do throws(Failure) {
      let path = Self.target(to, of: from)
      guard replacing || !pictures.exists(path) else {
        inbox.post(.fileExists(id, path: path))
        return
      }
      let bytes = if let held = unwritten(id) { held } else { try pictures.read(from, limit: 256 << 20) }
      try pictures.write(bytes, to: path, replacing: replacing)
      inbox.post(.pictureSaved(id, path: path))
    } catch {
      inbox.post(.effectFailed(error))
    }
  }

  /// A folder gets the file's own name, and a name without an ending the ending of the file.
  private static func target(_ text: String, of file: String) -> String {
    let path = UserPath(text).absolute
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    if text.hasSuffix("/") || (isThere && isFolder.boolValue) {
      return (path as NSString).appendingPathComponent((file as NSString).lastPathComponent)
    }
    let ending = (file as NSString).pathExtension
    return (path as NSString).pathExtension.isEmpty && !ending.isEmpty ? "\(path).\(ending)" : path
  }

  func discard(_ id: PictureID, _ path: String) {
    do throws(Failure) {
      try engine.ports.pictures.discard(path)
    } catch {
      inbox.post(.effectFailed(error))
    }
  }

  func open(_ path: String) {
    do throws(Failure) {
      try services.desktop.open(path)
    } catch {
      inbox.post(.effectFailed(error))
    }
  }
}
