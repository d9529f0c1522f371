import Foundation
import Testing

@testable import Domain

/// Objects whose members are changed while all others stay as they are.
struct JSONMembersTests {
  @Test func othersStayToTheByte() throws {
    let text = #"{ "b" : 1.50e3, "a":{"z": [1, 2,{"y":"\"}"}]}, "model":"x", "t":"\u00e9" }"#
    var members = try JSONMembers(Array(text.utf8))
    #expect(members.keys == ["b", "a", "model", "t"])
    members.set("model", .text("a/b"))
    members.remove("t")
    members.set("new", .whole(7))
    let expected = #"{"b":1.50e3,"a":{"z": [1, 2,{"y":"\"}"}]},"model":"a/b","new":7}"#
    #expect(String(decoding: members.bytes, as: UTF8.self) == expected)
  }

  @Test func valuesAreReadByTheirKind() throws {
    let members = try JSONMembers(Array(#"{"s":"a\nb","n":2,"f":0.5,"t":true,"z":null,"l":[1,"x"],"s":"last"}"#.utf8))
    #expect(members.string("s") == "last" && members.whole("n") == 2 && members.number("f") == 0.5)
    #expect(members.truth("t") == true && members.truth("n") == nil && members.number("t") == nil)
    #expect(members.value("z") == nil && members.value("missing") == nil)
    #expect(members.list("l")?.map { String(decoding: $0, as: UTF8.self) } == ["1", #""x""#])
  }

  @Test(arguments: [
    "", "[]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{\"a\":1}x", "{\"a\":01}", "{\"a\":nul}", "{a:1}", "\"x\"",
    "{\"a\":\"\n\"}", "{\"a\":+1}",
  ])
  func whatIsNoObjectIsRefused(_ text: String) {
    #expect(throws: Failure.self) { try JSONMembers(Array(text.utf8)) }
  }

  @Test func noNestingIsTooDeep() {
    let deep = "{\"a\":" + String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000) + "}"
    #expect(throws: Failure.self) { try JSONMembers(Array(deep.utf8)) }
  }

  @Test func anyBytesAreSurvived() {
    let text = Array(
      #"{"model":"a","messages":[{"role":"user","content":"\u00e9 \"x\""}],"n":[1.5e-3,true,null]}"#.utf8)
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<3000 {
      var bytes = text
      for _ in 0..<3 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
      }
      if let members = try? JSONMembers(bytes.prefix(Int.random(in: 0...bytes.count, using: &generator))) {
        #expect((try? JSONMembers(members.bytes)) != nil)
      }
    }
  }
}
