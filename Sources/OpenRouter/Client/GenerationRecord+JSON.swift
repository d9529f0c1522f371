import Domain

extension GenerationRecord {
  init(_ json: JSON, _ redactor: Redactor) {
    self.init(
      totalCost: JSON.cost(
        of: json["total_cost"] ?? json["usage"], upstream: json["upstream_inference_cost"]?.cost,
        isOwnKey: json["is_byok"]?.isYes ?? false),
      provider: json["provider_name"]?.string.map { redactor.line($0, limit: 100) },
      model: json["model"]?.string.map { redactor.line($0, limit: 200) })
  }
}
