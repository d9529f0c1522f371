/// Named schemas that may refer to each other, and the part of JSON Schema 2020-12 they use:
/// type (also lists of types), enum, const, required, properties, additionalProperties, items, the length and range bounds,
/// $ref, oneOf, anyOf and allOf. Formats and patterns are not checked.
struct SchemaSet: Sendable {
  private let schemas: [String: WireJSON]

  init(_ document: WireJSON) {
    schemas = Dictionary(
      (document.members ?? []).map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
  }

  /// Every way in which `value` breaks the schema called `name`. A name that is not here breaks with `$ref`.
  func violations(of value: WireJSON, in name: String) -> [Violation] {
    check(value, ["$ref": .string("#/components/schemas/" + name)], at: [])
  }

  private func check(_ value: WireJSON, _ schema: WireJSON, at path: [String]) -> [Violation] {
    if let reference = schema["$ref"]?.string {
      let name = reference.split(separator: "/").last.map(String.init) ?? ""
      guard let target = schemas[name] else {
        return [Violation(path: path, keyword: "$ref", reason: "has no schema \(name)")]
      }
      return check(value, target, at: path)
    }
    let type = checkType(value, schema, at: path)
    // Later keywords would only repeat that the type is wrong.
    guard type.isEmpty else { return type }
    return checkChoice(value, schema, at: path) + checkBounds(value, schema, at: path)
      + checkMembers(value, schema, at: path) + checkItems(value, schema, at: path)
      + checkAlternatives(value, schema, at: path)
  }

  private func checkType(_ value: WireJSON, _ schema: WireJSON, at path: [String]) -> [Violation] {
    guard let type = schema["type"] else { return [] }
    var allowed = type.string.map { [$0] } ?? type.strings
    if schema["nullable"] == true { allowed.append("null") }
    guard !allowed.contains(where: value.isOfType) else { return [] }
    return [Violation(path: path, keyword: "type", reason: "must be \(allowed.joined(separator: " or "))")]
  }

  private func checkChoice(_ value: WireJSON, _ schema: WireJSON, at path: [String]) -> [Violation] {
    var found: [Violation] = []
    if let choices = schema["enum"]?.array, !choices.contains(value) {
      let listed = choices.prefix(24).map { String(decoding: $0.text, as: UTF8.self) }.joined(separator: ", ")
      found.append(Violation(path: path, keyword: "enum", reason: "must be one of \(listed)"))
    }
    if let constant = schema["const"], constant != value {
      let text = String(decoding: constant.text, as: UTF8.self)
      found.append(Violation(path: path, keyword: "const", reason: "must be \(text)"))
    }
    return found
  }

  private func checkBounds(_ value: WireJSON, _ schema: WireJSON, at path: [String]) -> [Violation] {
    let bounds: [(keyword: String, measured: Double?, isLeast: Bool, unit: String)] = [
      ("minimum", value.double, true, ""), ("maximum", value.double, false, ""),
      ("minLength", value.string.map { Double($0.unicodeScalars.count) }, true, " characters"),
      ("maxLength", value.string.map { Double($0.unicodeScalars.count) }, false, " characters"),
      ("minItems", value.array.map { Double($0.count) }, true, " items"),
      ("maxItems", value.array.map { Double($0.count) }, false, " items"),
    ]
    return bounds.compactMap { bound in
      guard let limit = schema[bound.keyword]?.double, let measured = bound.measured,
        bound.isLeast ? measured < limit : measured > limit
      else { return nil }
      let amount = limit == limit.rounded() ? String(Int(limit)) : String(limit)
      let reason = "must be at \(bound.isLeast ? "least" : "most") \(amount)\(bound.unit)"
      return Violation(path: path, keyword: bound.keyword, reason: reason)
    }
  }

  private func checkMembers(_ value: WireJSON, _ schema: WireJSON, at path: [String]) -> [Violation] {
    guard let members = value.members else { return [] }
    let absent = (schema["required"]?.strings ?? []).filter { value[$0] == nil }
    var found = absent.map { Violation(path: path + [$0], keyword: "required", reason: "is required") }
    let others = schema["additionalProperties"]
    for member in members {
      let inner = path + [member.key]
      if let known = schema["properties"]?[member.key] {
        found += check(member.value, known, at: inner)
      } else if others == false {
        found.append(Violation(path: inner, keyword: "additionalProperties", reason: "is not a known field"))
      } else if let others, others.members != nil {
        found += check(member.value, others, at: inner)
      }
    }
    return found
  }

  private func checkItems(_ value: WireJSON, _ schema: WireJSON, at path: [String]) -> [Violation] {
    guard let items = value.array, let rule = schema["items"] else { return [] }
    return items.enumerated().flatMap { check($1, rule, at: path + [String($0)]) }
  }

  private func checkAlternatives(_ value: WireJSON, _ schema: WireJSON, at path: [String]) -> [Violation] {
    var found = (schema["allOf"]?.array ?? []).flatMap { check(value, $0, at: path) }
    for keyword in ["anyOf", "oneOf"] {
      guard let alternatives = schema[keyword]?.array, !alternatives.isEmpty else { continue }
      let results = alternatives.map { check(value, $0, at: path) }
      let matches = results.count { $0.isEmpty }
      if matches == 0 {
        found += closest(results)
      } else if keyword == "oneOf", matches > 1 {
        found.append(Violation(path: path, keyword: "oneOf", reason: "fits more than one form"))
      }
    }
    return found
  }

  /// The alternative that got furthest into the document says most about the mistake.
  private func closest(_ results: [[Violation]]) -> [Violation] {
    func depth(_ violations: [Violation]) -> Int { violations.map(\.path.count).max() ?? 0 }
    func misfits(_ violations: [Violation]) -> Int { violations.count { $0.keyword == "enum" } }
    return results.min { (misfits($0), -depth($0)) < (misfits($1), -depth($1)) } ?? []
  }
}

extension WireJSON {
  /// Whether this value has a type by its JSON Schema name; whole numbers are also `integer`.
  fileprivate func isOfType(_ name: String) -> Bool {
    switch self {
    case .null: name == "null"
    case .bool: name == "boolean"
    case .number: name == "number" || (name == "integer" && int != nil)
    case .string: name == "string"
    case .array: name == "array"
    case .object: name == "object"
    }
  }
}
