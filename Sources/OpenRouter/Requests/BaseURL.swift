import Domain
import Foundation

/// The address under which the service's API lives, checked: https anywhere, plain http on this machine alone.
package struct BaseURL: Hashable, Sendable, CustomStringConvertible {
  /// Without a slash at its end.
  package let description: String
  /// In lower case; an IPv6 address without its brackets.
  package let host: String
  /// Whether it is encrypted.
  package let isSecure: Bool

  /// `https://openrouter.ai/api/v1`
  package static let openRouter = BaseURL(
    description: "https://openrouter.ai/api/v1", host: "openrouter.ai", isSecure: true)

  private init(description: String, host: String, isSecure: Bool) {
    self.description = description
    self.host = host
    self.isSecure = isSecure
  }

  /// - Throws: a `.configuration` failure for what is no http or https address, holds a user name, a query or a
  ///   fragment, or is plain http to anything but 127.0.0.0/8, `::1` and `localhost`.
  package init(_ text: String) throws(Failure) {
    let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard trimmed.utf8.count <= 2000, trimmed.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
      let parts = URLComponents(string: trimmed), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), let host = parts.host?.lowercased(), !host.isEmpty
    else { throw Self.refusal("it is not an http or https address") }
    guard parts.user == nil, parts.password == nil else { throw Self.refusal("it holds a user name or password") }
    guard parts.query == nil, parts.fragment == nil else { throw Self.refusal("it holds a query or a fragment") }
    let bare = host.trimmingCharacters(in: CharacterSet(charactersIn: "[]"))
    guard scheme == "https" || Self.isLoopback(bare) else {
      throw Self.refusal("plain http would show the key to the network; it is allowed to this machine alone")
    }
    var path = parts.percentEncodedPath[...]
    while path.last == "/" { path.removeLast() }
    let port = parts.port.map { ":\($0)" } ?? ""
    let shown = bare.contains(":") ? "[\(bare)]" : bare
    self.init(description: "\(scheme)://\(shown)\(port)\(path)", host: bare, isSecure: scheme == "https")
  }

  /// Whether this is OpenRouter itself, and not another service that speaks like it.
  package var isOpenRouter: Bool { isSecure && host == "openrouter.ai" }

  /// The page where a user agrees that a program gets a key: beside the API, not below it.
  var loginPage: String {
    let api = "/api/v1"
    guard !description.hasSuffix(api) else { return description.dropLast(api.count) + "/auth" }
    let start = description.range(of: "://")?.upperBound ?? description.startIndex
    return description[..<(description[start...].firstIndex(of: "/") ?? description.endIndex)] + "/auth"
  }

  package var isLoopback: Bool { Self.isLoopback(host) }

  private static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "::1" { return true }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func refusal(_ reason: String) -> Failure {
    Failure(
      .configuration, "The address of the service cannot be used: \(reason).",
      advice: "Use an https address such as \(openRouter.description).")
  }
}
