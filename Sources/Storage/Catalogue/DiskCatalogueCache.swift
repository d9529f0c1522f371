import Domain
import Foundation

/// The catalogue's copy on disk: one file for each service, holding the answers as they came.
///
/// A file is a line of JSON (`CatalogueHeader`) and then the three bodies, one behind the other.
package struct DiskCatalogueCache: CatalogueCache {
  static let limit = 64 << 20

  private let folder: String

  package init(paths: Paths) { folder = paths.cache }

  package func load(source: String) -> CatalogueSnapshot? {
    guard let bytes = try? RegularFile.read(path(of: source), limit: Self.limit),
      let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end < 10_000,
      let header = try? JSONDecoder().decode(CatalogueHeader.self, from: Data(bytes[..<end])),
      header.source == source, let bodies = header.bodies(in: bytes[(end + 1)...])
    else { return nil }
    return CatalogueSnapshot(
      models: bodies[0], imageModels: bodies[1], providers: bodies[2],
      fetched: Date(timeIntervalSince1970: header.fetched), source: source)
  }

  package func save(_ snapshot: CatalogueSnapshot) throws(Failure) {
    let path = path(of: snapshot.source)
    let bodies = [snapshot.models, snapshot.imageModels, snapshot.providers]
    let header = CatalogueHeader(
      source: snapshot.source, fetched: snapshot.fetched.timeIntervalSince1970, sizes: bodies.map(\.count))
    do throws(FileProblem) {
      guard let line = try? JSONEncoder().encode(header), bodies.reduce(line.count + 1, { $0 + $1.count }) <= Self.limit
      else { throw FileProblem(path, .tooLarge(limit: Self.limit)) }
      try Folder.make(folder, mode: 0o755)
      try AtomicFile(path: path, mode: .exactly(0o644)).write(bodies.reduce(Array(line) + [UInt8(ascii: "\n")], +))
    } catch {
      throw error.failure(.storage, "The catalogue was not kept for the next start")
    }
  }

  /// A readable name, made unique by a hash: services of like names must not share a file.
  func path(of source: String) -> String {
    let name = Slug(source, limit: 40, orElse: "service").text
    return "\(folder)/catalogue-\(name)-\(NameHash.of(source)).cache"
  }
}
