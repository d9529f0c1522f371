import Domain
import Foundation

/// The providers of models as they were last told, beside the catalogue's copy: one file for each service.
package struct DiskEndpointCache: EndpointCache {
  private struct Content: Codable {
    var source: String
    var records: [String: EndpointRecord]
  }

  private static let limit = 32 << 20
  /// Records that are older serve nobody any more, in seconds.
  private static let longest = 7 * 86_400.0

  private let folder: String

  package init(paths: Paths) { folder = paths.cache }

  package func load(source: String) -> [String: EndpointRecord] {
    guard let bytes = try? RegularFile.read(path(of: source), limit: Self.limit),
      let content = try? JSONDecoder().decode(Content.self, from: Data(bytes)), content.source == source
    else { return [:] }
    return content.records
  }

  package func save(_ records: [String: EndpointRecord], source: String) { save(records, source: source, now: Date()) }

  func save(_ records: [String: EndpointRecord], source: String, now: Date) {
    let known = load(source: source).filter { abs(now.timeIntervalSince($0.value.fetched)) < Self.longest }
    let content = Content(source: source, records: known.merging(records) { $1 })
    guard let data = try? JSONEncoder().encode(content), data.count <= Self.limit else { return }
    do throws(FileProblem) {
      try Folder.make(folder, mode: 0o755)
      var file = AtomicFile(path: path(of: source), mode: .exactly(0o644))
      file.isLasting = false
      try file.write(Array(data))
    } catch {}
  }

  /// Named like the catalogue's own copy.
  private func path(of source: String) -> String {
    let name = Slug(source, limit: 40, orElse: "service").text
    return "\(folder)/endpoints-\(name)-\(NameHash.of(source)).json"
  }
}
