import Foundation

/// A form with files (RFC 7578), as clients send pictures that are to be edited.
struct Multipart: Sendable {
  struct Part: Sendable {
    var name: String
    var filename: String?
    var bytes: [UInt8]

    var text: String { String(decoding: bytes, as: UTF8.self) }
  }

  private(set) var parts: [Part] = []
  /// More are no honest form.
  private static let most = 32
  private static let headLimit = 8 << 10

  /// - Parameter contentType: the field of the request's head, with the boundary.
  /// - Throws: a 400 that says what is wrong with it.
  init(_ body: [UInt8], contentType: String) throws(GatewayError) {
    guard let boundary = Self.boundary(of: contentType) else {
      throw GatewayError(400, "The Content-Type has no boundary.")
    }
    let data = Data(body)
    let mark = Data("--\(boundary)".utf8)
    guard var at = data.range(of: mark)?.upperBound else { throw Self.broken }
    while !data[at...].starts(with: Data("--".utf8)) {
      guard parts.count < Self.most else { throw GatewayError(400, "The form has more than \(Self.most) parts.") }
      guard let headEnd = data.range(of: Data("\r\n\r\n".utf8), in: at..<min(data.count, at + Self.headLimit)),
        let next = data.range(of: Data("\r\n".utf8) + mark, in: headEnd.upperBound..<data.count)
      else { throw Self.broken }
      let head = String(decoding: data[at..<headEnd.lowerBound], as: UTF8.self)
      guard let name = Self.parameter("name", in: head) else {
        throw GatewayError(400, "A part of the form has no name.")
      }
      parts.append(
        Part(
          name: name, filename: Self.parameter("filename", in: head),
          bytes: Array(data[headEnd.upperBound..<next.lowerBound])))
      at = next.upperBound
    }
  }

  func text(_ name: String) -> String? { parts.last { $0.name == name && $0.filename == nil }?.text }

  func files(_ names: String...) -> [Part] { parts.filter { names.contains($0.name) && !$0.bytes.isEmpty } }

  private static var broken: GatewayError {
    GatewayError(400, "The form broke off, or its parts are not marked as it says.")
  }

  private static func boundary(of contentType: String) -> String? {
    guard let start = contentType.range(of: "boundary=", options: .caseInsensitive)?.upperBound else { return nil }
    let rest = contentType[start...]
    let text =
      rest.hasPrefix("\"") ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != ";" && !$0.isWhitespace }
    return (1...200).contains(text.utf8.count) ? String(text) : nil
  }

  /// `name="image"` of a Content-Disposition.
  private static func parameter(_ name: String, in head: String) -> String? {
    let lines = head.split(whereSeparator: \.isNewline)
    guard let line = lines.first(where: { $0.lowercased().hasPrefix("content-disposition:") }) else { return nil }
    for piece in line.split(separator: ";").dropFirst() {
      let sides = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      guard sides.count == 2, sides[0].lowercased() == name else { continue }
      return sides[1].trimmingCharacters(in: CharacterSet(charactersIn: "\""))
    }
    return nil
  }
}
