/// The paths of the service that this program uses.
enum Endpoint {
  /// With the query for models that put out text, images or speech, or without any.
  case models(isAsked: Bool)
  case imageModels
  case providers
  case endpoints(model: String)
  case key
  case generation(id: String)
  /// Where the code of a login becomes a key.
  case loginKeys
  case images
  case chat, responses, messages, speech

  /// Path and query, to stand after the base URL.
  var path: String {
    switch self {
    case .models(isAsked: true): "/models?output_modalities=text,image,speech"
    case .models(isAsked: false): "/models"
    case .imageModels: "/images/models"
    case .providers: "/providers"
    case .endpoints(let model): "/images/models/\(Self.segments(model))/endpoints"
    case .key: "/key"
    case .generation(let id): "/generation?id=\(Self.escape(id))"
    case .loginKeys: "/auth/keys"
    case .images: "/images"
    case .chat: "/chat/completions"
    case .responses: "/responses"
    case .messages: "/messages"
    case .speech: "/audio/speech"
    }
  }

  /// Whether the key must go along; the catalogue can be had without one.
  var needsKey: Bool {
    switch self {
    case .models, .imageModels, .providers, .endpoints, .loginKeys: false
    case .key, .generation, .images, .chat, .responses, .messages, .speech: true
    }
  }

  /// An id stays below its place whatever it holds: `..` would lead out of it.
  private static func segments(_ id: String) -> String {
    id.split(separator: "/", omittingEmptySubsequences: false).map { part in
      part.allSatisfy { $0 == "." } ? part.map { _ in "%2E" }.joined() : escape(String(part))
    }.joined(separator: "/")
  }

  /// Percent-encodes all but letters, digits and `-._~`.
  static func escape(_ text: String) -> String {
    let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)
    return text.utf8.reduce(into: "") { out, byte in
      if plain.contains(byte) {
        out.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        out += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
      }
    }
  }
}
