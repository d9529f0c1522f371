import Foundation
import Testing

@testable import OpenRouter

@Suite struct JSONTests {
  private func parse(_ text: String) throws -> JSON { try JSONDocument(Array(text.utf8)).root }

  @Test func readsValues() throws {
    let json = try parse(#" {"a":[1,-2.5,8e-06,"x\n\u00e4\ud83d\ude00\/",true,false,null,{}],"b":{"c":[[]]},"a":2} "#)
    let list = try #require(json["a"]).elements
    #expect(list.map(\.int) == [1, nil, nil, nil, nil, nil, nil, nil])
    #expect(list[1].decimal == Decimal(string: "-2.5"))
    #expect(list[2].decimal == Decimal(string: "0.000008"))
    #expect(list[3].string == "x\nä😀/")
    #expect(list[4].bool == true && list[5].bool == false && list[6].isNull && list[7].isMap)
    #expect(json["b"]?["c"]?.text == "[[]]")
    #expect(json.fields.map(\.name) == ["a", "b", "a"])
  }

  @Test func wrongTypesAreNil() throws {
    let json = try parse(#"{"a":"1e999","b":{},"c":1e999,"d":"word"}"#)
    #expect(json["a"]?.decimal == nil && json["c"]?.decimal == nil && json["d"]?.decimal == nil)
    #expect(json["b"]?.string == nil && json["b"]?.int == nil && json["b"]?.elements.isEmpty == true)
    #expect(json["a"]?["x"] == nil)
  }

  @Test func loneSurrogatesAreReplaced() throws {
    #expect(try parse(#""a\ud83dz""#).string == "a\u{FFFD}z")
    #expect(try parse(#""\ude00\ud83d\u0041""#).string == "\u{FFFD}\u{FFFD}A")
    #expect(try parse(#""\u12"# + "\"").string == "\u{FFFD}12")
  }

  @Test(arguments: [
    "", "{", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{a:1}", "NaN", "01", "1.", "-", "1e", "tru", "nul", "\"a",
    "\"\u{1}\"",
    "[1] 2", "{\"a\":1,}", "[}", "+1", ".5", "[1}", "\"\\",
  ])
  func refuses(_ text: String) {
    #expect(throws: JSONError.self) { try parse(text) }
  }

  @Test func refusesEveryTruncation() throws {
    let bytes = Array(#"{"a":[1.5e3,"x\u00e4",true,{"b":null}]}"#.utf8)
    for end in 0..<bytes.count {
      #expect(throws: JSONError.self) { try JSONDocument(Array(bytes[..<end])) }
    }
    _ = try JSONDocument(bytes)
  }

  @Test func refusesDeepNesting() {
    #expect(throws: JSONError.self) { try parse(String(repeating: "[", count: 100_000)) }
    #expect(throws: JSONError.self) { try parse(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test func writesWhatItReads() throws {
    let awkward = "q\"\\\n\t\u{1}\u{7F}ä😀/"
    let bytes = JSONWriter.compact(.map([(awkward, .list([.text(awkward), .whole(-3), .truth(true), .map([])]))]))
    let json = try JSONDocument(bytes).root
    #expect(json.fields.first?.name == awkward)
    #expect(json.fields.first?.value.elements.first?.string == awkward)
    #expect(json.fields.first?.value.elements[1].int == -3)
  }
}
