import Foundation

/// One generation and its number, as `/generation` tells of it later.
struct SimulatedGeneration: Sendable {
  let id: String
  let model: String
  let provider: String
  let isStreamed: Bool
  let started = Date()

  init(model: String, provider: String, isStreamed: Bool) {
    self.model = model
    self.provider = provider
    self.isStreamed = isStreamed
    let letters = (0..<20).map { _ in "abcdefghijklmnopqrstuvwxyz0123456789".randomElement() ?? "0" }
    id = "gen-\(Int(started.timeIntervalSince1970))-\(String(letters))"
  }

  /// Seconds since 1970.
  var created: Int { Int(started.timeIntervalSince1970) }

  /// The document of `/generation`.
  func document(_ bill: Bill, pictures: Int, references: Int, api: String) -> WireJSON {
    let milliseconds = Int(Date().timeIntervalSince(started) * 1000)
    let cost = bill.cost.map { WireJSON($0) } ?? .null
    return [
      "id": .string(id), "model": .string(model), "created_at": .string(started.ISO8601Format()),
      "provider_name": .string(provider), "total_cost": cost, "usage": cost, "upstream_inference_cost": .null,
      "cache_discount": .null, "is_byok": false, "streamed": .bool(isStreamed), "cancelled": false,
      "finish_reason": "stop", "native_finish_reason": "STOP", "tokens_prompt": WireJSON(bill.promptTokens),
      "tokens_completion": WireJSON(bill.completionTokens), "native_tokens_prompt": WireJSON(bill.promptTokens),
      "native_tokens_completion": WireJSON(bill.completionTokens),
      "native_tokens_completion_images": WireJSON(bill.imageTokens), "native_tokens_reasoning": 0,
      "native_tokens_cached": 0, "num_media_prompt": WireJSON(references), "num_media_completion": WireJSON(pictures),
      "latency": WireJSON(milliseconds), "generation_time": WireJSON(milliseconds), "moderation_latency": .null,
      "origin": "", "http_referer": "", "user_agent": "", "app_id": .null, "service_tier": .null, "router": .null,
      "api_type": .string(api),
    ]
  }
}
