import Domain
import Foundation

/// Lists folders of the disk, so that a file can be chosen in them.
package struct DiskFolders: FolderReading {
  package init() {}

  package func list(_ folder: String, includesHidden: Bool) throws(Failure) -> FolderListing {
    do throws(FileProblem) {
      let names = try names(in: folder).filter { includesHidden || !$0.hasPrefix(".") }
      // Cut before each name costs a look at the disk.
      let entries = Self.sorted(names).prefix(FolderListing.most).map { entry($0, in: folder) }
      return FolderListing(
        path: folder, entries: entries.filter(\.isFolder) + entries.filter { !$0.isFolder },
        isCut: names.count > FolderListing.most)
    } catch {
      throw error.failure(.unreadableFile, "The folder cannot be read")
    }
  }

  private func names(in folder: String) throws(FileProblem) -> [String] {
    let status = try RegularFile.status(folder)
    guard status.st_mode & S_IFMT == S_IFDIR else { throw FileProblem(folder, code: ENOTDIR) }
    guard access(folder, R_OK) == 0, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw FileProblem(folder, code: EACCES)
    }
    return names
  }

  private func entry(_ name: String, in folder: String) -> FolderListing.Entry {
    guard let status = try? RegularFile.status("\(folder)/\(name)") else { return FolderListing.Entry(name: name) }
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    return FolderListing.Entry(name: name, isFolder: isFolder, size: isFolder ? 0 : Int(status.st_size))
  }

  /// By letters first, so that case does not tear names apart.
  private static func sorted(_ names: [String]) -> [String] {
    names.map { (key: $0.lowercased(), name: $0) }.sorted { ($0.key, $0.name) < ($1.key, $1.name) }.map(\.name)
  }
}
