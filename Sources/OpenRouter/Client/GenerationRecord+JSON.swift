import Domain

extension GenerationRecord {
  init(_ json: JSON, _ redactor: Redactor) {
    self.init(
      totalCost: json["total_cost"]?.cost ?? json["usage"]?.cost,
      provider: json["provider_name"]?.string.map { redactor.line($0, limit: 100) },
      model: json["model"]?.string.map { redactor.line($0, limit: 200) })
  }
}
