import Domain
import Service

/// Where clients of OpenRouter come from. What they do is for the engine alone to ask: nobody else sees their port.
package enum OpenRouterService {
  /// - Parameters:
  ///   - key: sent to `baseURL` alone, and there with every call but those for the catalogue of another service.
  ///   - patience: with readings of the catalogue and its endpoints.
  package static func client(baseURL: BaseURL, key: APIKey?, patience: Patience) -> any ImageService {
    OpenRouterClient(baseURL: baseURL, key: key, patience: patience)
  }
}
