import Testing

@testable import Simulator

@Suite struct SchemaTests {
  private func violations(_ schema: WireJSON, _ value: WireJSON) -> [String] {
    SchemaSet(["Root": schema, "Word": ["type": "string", "minLength": 2]]).violations(of: value, in: "Root")
      .map { ($0.path + [$0.keyword]).joined(separator: ".") }
  }

  @Test func types() {
    #expect(violations(["type": "integer"], .number("4.0")).isEmpty)
    #expect(violations(["type": "integer"], .number("4.5")) == ["type"])
    #expect(violations(["type": ["string", "null"]], .null).isEmpty)
    #expect(violations(["type": "string", "nullable": true], .null).isEmpty)
    #expect(violations(["type": "string"], .null) == ["type"])
    #expect(violations(["type": "boolean"], 1) == ["type"])
  }

  @Test func bounds() {
    #expect(violations(["minimum": 1, "maximum": 3], 3).isEmpty)
    #expect(violations(["minimum": 1, "maximum": 3], 4) == ["maximum"])
    #expect(violations(["maxItems": 1], [1, 2]) == ["maxItems"])
    #expect(violations(["maxLength": 1], "ab") == ["maxLength"])
  }

  @Test func objects() {
    let schema: WireJSON = [
      "type": "object", "required": ["a"], "properties": ["a": ["$ref": "#/components/schemas/Word"]],
      "additionalProperties": false,
    ]
    #expect(violations(schema, ["a": "ok"]).isEmpty)
    #expect(violations(schema, [:]) == ["a.required"])
    #expect(violations(schema, ["a": "x"]) == ["a.minLength"])
    #expect(violations(schema, ["a": "ok", "b": 1]) == ["b.additionalProperties"])
    #expect(violations(["additionalProperties": ["type": "string"]], ["b": 1]) == ["b.type"])
  }

  @Test func alternatives() {
    let either: WireJSON = ["anyOf": [["type": "string"], ["type": "array", "items": ["enum": ["x"]]]]]
    #expect(violations(either, "a").isEmpty)
    #expect(violations(either, ["x"]).isEmpty)
    #expect(!violations(either, ["y"]).isEmpty)
    #expect(violations(["oneOf": [["type": "number"], ["minimum": 0]]], 1) == ["oneOf"])
    #expect(violations(["allOf": [["minimum": 2], ["maximum": 1]]], 1) == ["minimum"])
    #expect(violations(["const": "a"], "b") == ["const"])
    #expect(violations(["$ref": "#/components/schemas/Nobody"], 1) == ["$ref"])
  }
}

@Suite struct JSONTests {
  @Test(arguments: ["[1,2.50,-0,8e-06]", #"{"a":{"b":[null,true,false,"x\"y\\z\nü"]}}"#, #""""#])
  func textRoundTrips(_ text: String) throws {
    let read = try JSONReader.read(Array(text.utf8))
    #expect(String(decoding: read.text, as: UTF8.self) == text)
  }

  @Test func escapesAreRead() throws {
    #expect(try JSONReader.read(Array(#""\u00e9\ud83d\ude00\/""#.utf8)) == "é😀/")
  }

  @Test(arguments: ["", "{", "[1,]", #"{"a" 1}"#, "01", "1.", "-", "nul", #""\x""#, #""\ud83d""#, "1 2", "\"a\nb\""])
  func damageIsRefused(_ text: String) {
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(Array(text.utf8)) }
  }

  @Test func nestingIsLimited() {
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read(deep) }
  }
}
