import Domain
import Foundation
import Raster

/// Copies pictures of the library into a folder of the user's.
package struct LibraryExport: Sendable {
  private let library: any AssetLibrary
  private let pictures: any PictureStore
  private let folder: String
  private let embeds: Bool

  /// - Parameters:
  ///   - folder: an absolute path.
  ///   - embeds: whether the copies carry prompt, model and settings; else they are taken off.
  package init(library: any AssetLibrary, pictures: any PictureStore, folder: String, embeds: Bool) {
    self.library = library
    self.pictures = pictures
    self.folder = folder
    self.embeds = embeds
  }

  /// Said once, and not of each picture.
  ///
  /// - Throws: a `.usage` failure where the folder cannot be one.
  package func check() throws(Failure) {
    var isFolder: ObjCBool = false
    let name = Harmless.line(folder, limit: 300)
    if FileManager.default.fileExists(atPath: folder, isDirectory: &isFolder) {
      if isFolder.boolValue { return }
      throw Failure(.usage, "\(name) is a file, not a folder.", advice: "Name a folder to export to.")
    }
    let parent = (folder as NSString).deletingLastPathComponent
    guard FileManager.default.fileExists(atPath: parent, isDirectory: &isFolder), isFolder.boolValue else {
      throw Failure(
        .usage,
        "There is no folder \(Harmless.line(parent, limit: 300)) to make \((name as NSString).lastPathComponent) in.",
        advice: "Make it first, or name another one.")
    }
  }

  /// - Returns: where the copy is; a name that is taken gets a number.
  package func copy(_ asset: Asset) throws(Failure) -> String {
    let bytes = try pictures.read(library.path(of: asset), limit: Rules.pictureBytes)
    let file = embeds && !isBare(asset, bytes) ? library.marked(bytes, with: asset) : ImageMetadata.strip(from: bytes)
    guard embeds || !ImageMetadata.mayHold(file) else {
      throw Failure(
        .storage, "\(Harmless.line(asset.title, limit: 80)) is damaged, so its metadata could not be taken off.",
        advice: "It was not exported. Without --no-metadata it is copied as it is.")
    }
    let name = Self.name(for: asset)
    var number = 1
    while pictures.exists("\(folder)/\(NumberedName.numbered(name, number))") { number += 1 }
    let path = "\(folder)/\(NumberedName.numbered(name, number))"
    try pictures.write(file, to: path, replacing: false)
    return path
  }

  /// Made here and without its metadata: that was asked for, and a copy keeps to it.
  private func isBare(_ asset: Asset, _ bytes: [UInt8]) -> Bool {
    asset.isImported != true && asset.request != nil && ImageMetadata.read(from: bytes) == nil
  }

  /// A saved picture's own name, as files can have it; else the file's.
  private static func name(for asset: Asset) -> String {
    let file = (asset.file as NSString).lastPathComponent
    guard let name = asset.name, asset.state != .reviewQueue else { return file }
    let stem = Slug(ImageFiles.stem(of: name), orElse: (file as NSString).deletingPathExtension).text
    let ending = (file as NSString).pathExtension
    return ending.isEmpty ? stem : "\(stem).\(ending)"
  }
}

/// Names for files where others have the name already.
package enum NumberedName {
  /// `fox.png` for 1, `fox-2.png` for 2 and so on.
  package static func numbered(_ path: String, _ number: Int) -> String {
    guard number > 1 else { return path }
    let start = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    guard let dot = path[start...].lastIndex(of: "."), dot > start else { return "\(path)-\(number)" }
    return "\(path[..<dot])-\(number)\(path[dot...])"
  }
}

/// Image files that a path leads to.
package enum ImageFiles {
  /// A name without the ending of an image file; other words behind a dot belong to it.
  static func stem(of name: String) -> String {
    isImage(name) ? (name as NSString).deletingPathExtension : name
  }

  /// The file itself, or the images of a folder and of the folders in it, by their endings and in order of their names.
  package static func under(_ path: String) -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      return [path]
    }
    let names = FileManager.default.enumerator(atPath: path)?.allObjects as? [String] ?? []
    return names.sorted().filter(isImage).map { "\(path)/\($0)" }
  }

  private static func isImage(_ name: String) -> Bool {
    ImageFormat.keptEndings.contains((name as NSString).pathExtension.lowercased())
  }
}
