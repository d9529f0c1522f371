import CCurl
import Domain

/// Reads the service's own answers row by row; a row that cannot be read harms no other.
package struct CatalogueReader: CatalogueReading {
  private let redactor: Redactor

  /// - Parameter key: is taken out of what is read, like everything that looks like one.
  package init(key: APIKey? = nil) { redactor = Redactor(key) }

  package func decode(_ snapshot: CatalogueSnapshot) throws(Failure) -> Catalogue {
    var skipped = 0
    // Decoding takes several times the memory of what stays of it.
    defer { ccurl_release_memory() }
    return Catalogue(
      chatModels: try rows(snapshot.models, "the list of models", &skipped) { CatalogueModel(chatRow: $0) },
      imageModels: try rows(snapshot.imageModels, "the list of image models", &skipped) {
        CatalogueModel(imageRow: $0)
      },
      providers: try rows(snapshot.providers, "the list of providers", &skipped) { Provider(row: $0) },
      skippedRows: skipped, fetched: snapshot.fetched)
  }

  /// The rows of `{"data": […]}`, or of a bare list. An empty answer has none.
  private func rows<Row>(
    _ bytes: [UInt8], _ what: String, _ skipped: inout Int, _ read: (JSON) -> Row?
  ) throws(Failure) -> [Row] {
    guard !bytes.isEmpty else { return [] }
    let root = try parse(bytes, what)
    guard let list = root.isList ? root : root["data"], list.isList else {
      throw Failure(.badAnswer, "What came for \(what) is not a list.", advice: "Try again later.")
    }
    let elements = list.elements
    let rows = elements.compactMap(read)
    skipped += elements.count - rows.count
    return rows
  }

  private func parse(_ bytes: [UInt8], _ what: String) throws(Failure) -> JSON {
    do {
      return try JSONDocument(redactor.clean(bytes)).root
    } catch {
      let isPage = bytes.first { $0 > 0x20 } == UInt8(ascii: "<")
      let reason = isPage ? "we got a web page, not the API" : "\(error.reason), at byte \(error.offset)"
      throw Failure(.badAnswer, "What came for \(what) could not be read: \(reason).", advice: "Try again later.")
    }
  }
}
