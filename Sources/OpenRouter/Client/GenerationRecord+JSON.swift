import Domain

extension GenerationRecord {
  init(_ json: JSON) {
    self.init(
      totalCost: json["total_cost"]?.decimal ?? json["usage"]?.decimal,
      provider: json["provider_name"]?.string.map { Harmless.line($0, limit: 100) },
      model: json["model"]?.string.map { Harmless.line($0, limit: 200) })
  }
}
