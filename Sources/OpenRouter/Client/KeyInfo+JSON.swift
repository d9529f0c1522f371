import Domain

extension KeyInfo {
  init(_ json: JSON, _ redactor: Redactor) {
    self.init(
      label: redactor.line(json["label"]?.string ?? "", limit: 100), limit: json["limit"]?.decimal,
      limitRemaining: json["limit_remaining"]?.decimal, usage: json["usage"]?.decimal,
      usageDaily: json["usage_daily"]?.decimal, isFreeTier: json["is_free_tier"]?.bool ?? false)
  }
}
