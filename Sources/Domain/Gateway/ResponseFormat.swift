/// How pictures come to clients of the gateway.
package enum ResponseFormat: String, CaseIterable, Hashable, Sendable {
  case base64 = "b64_json"
  case url

  package var title: String { self == .base64 ? "In the answer (b64_json)" : "As an address (url)" }
}
