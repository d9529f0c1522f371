import CDigest
import Domain

/// Addresses of pictures, for answers that name them: whoever has one may see that picture, and can guess no other.
struct FileLinks: Sendable {
  private let secret: String

  init(secret: String) { self.secret = secret }

  func link(to asset: Asset, for request: Incoming) -> String {
    "http://\(request.host.isEmpty ? "localhost" : request.host)/v1/files/\(name(of: asset.id))/content"
  }

  /// The id of the picture that a name stands for; nil for one that was not given out.
  func id(of name: String) -> String? {
    guard let id = name.split(separator: "-").first.map(String.init), self.name(of: id) == name else { return nil }
    return id
  }

  private func name(of id: String) -> String {
    let text = Array("\(secret)/\(id)".utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    guard cdigest_sha256(text, text.count, &digest) else { return "" }
    return "\(id)-" + digest.prefix(16).map { String(Int($0) + 256, radix: 16).suffix(2) }.joined()
  }
}
