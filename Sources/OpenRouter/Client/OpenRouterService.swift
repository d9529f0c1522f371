import CCurl
import Domain
import Service

/// Where clients of OpenRouter come from. What they do is for the engine alone to ask: nobody else sees their port.
package enum OpenRouterService {
  /// - Parameters:
  ///   - key: sent to `baseURL` alone, and there with every call but those for the catalogue of another service.
  ///   - patience: with readings of the catalogue and its endpoints.
  ///   - unread: keeps what of a paid answer could not be read.
  package static func client(
    baseURL: BaseURL, key: APIKey?, patience: Patience, unread: (any UnreadAnswers)? = nil
  ) -> any ImageService {
    OpenRouterClient(baseURL: baseURL, key: key, patience: patience, unread: unread)
  }

  /// The release of libcurl, which this opens; nil where there is none.
  package static var curlVersion: String? { ccurl_version().map { String(cString: $0) } }
}
