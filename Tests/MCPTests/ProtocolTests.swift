import Foundation
import Testing

@testable import MCP

/// The protocol, in its revisions of both kinds.
struct ProtocolTests {
  private static let envelope =
    #"{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{}}"#

  @Test(arguments: [
    ("2025-11-25", "2025-11-25"), ("2025-06-18", "2025-06-18"), ("2025-03-26", "2025-03-26"),
    ("2024-11-05", "2025-11-25"),
    ("2026-07-28", "2025-11-25"), ("", "2025-11-25"),
  ])
  func aHandshakeFindsARevision(_ asked: String, _ given: String) async throws {
    let stand = Stand()
    let answer = try await stand.shake(asked)
    #expect(answer.result["protocolVersion"] as? String == given)
    #expect((answer.result["capabilities"] as? [String: Any])?["tools"] != nil)
    #expect((answer.result["serverInfo"] as? [String: Any])?["name"] as? String == "visualizer")
    await stand.end()
  }

  @Test func toolsAreListedAsEachRevisionHasThem() async throws {
    let stand = Stand()
    for (version, isNew) in [("2025-03-26", false), ("2025-11-25", true)] {
      _ = try await stand.shake(version)
      stand.wire.say(#"{"jsonrpc":"2.0","id":1,"method":"tools/list"}"#)
      let answer = try await stand.wire.answer("1")
      let tools = try #require(answer.result["tools"] as? [[String: Any]])
      #expect(
        tools.compactMap { $0["name"] as? String } == [
          "generate_image", "edit_image", "analyze_image", "image_status", "list_models", "gallery_search", "spend",
          "speak",
        ])
      for tool in tools {
        #expect((tool["outputSchema"] != nil) == isNew && (tool["inputSchema"] as? [String: Any])?["type"] != nil)
        let hints = try #require(tool["annotations"] as? [String: Any])
        #expect(hints.count == 5 && hints["destructiveHint"] as? Bool == false)
      }
      #expect(answer.result["ttlMs"] == nil && answer.result["resultType"] == nil)
    }
    await stand.end()
  }

  @Test func withoutAHandshakeEachRequestSaysItsRevision() async throws {
    let stand = Stand()
    stand.wire.say(#"{"jsonrpc":"2.0","id":1,"method":"server/discover","params":{"_meta":\#(Self.envelope)}}"#)
    let found = try await stand.wire.answer("1").result
    #expect((found["supportedVersions"] as? [String])?.first == "2026-07-28" && found["ttlMs"] as? Int == 3_600_000)
    #expect(found["resultType"] as? String == "complete" && found["cacheScope"] as? String == "public")
    stand.start(2, "spend", "{}", meta: Self.envelope)
    let spent = try await stand.wire.answer("2")
    #expect(spent.result["resultType"] as? String == "complete" && spent.values["today"] as? Double == 0)
    #expect((spent.result["_meta"] as? [String: Any])?["io.modelcontextprotocol/serverInfo"] != nil)
    stand.wire.say(#"{"jsonrpc":"2.0","id":3,"method":"ping","params":{"_meta":\#(Self.envelope)}}"#)
    #expect(try await stand.wire.answer("3").code == -32601)
    let other = Self.envelope.replacing("2026-07-28", with: "2031-01-01")
    stand.wire.say(#"{"jsonrpc":"2.0","id":4,"method":"tools/list","params":{"_meta":\#(other)}}"#)
    let refused = try await stand.wire.answer("4")
    let data = refused.error?["data"] as? [String: Any]
    #expect(refused.code == -32022 && data?["requested"] as? String == "2031-01-01")
    #expect((data?["supported"] as? [String])?.contains("2026-07-28") == true)
    let half = #"{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}"#
    stand.wire.say(#"{"jsonrpc":"2.0","id":5,"method":"tools/list","params":{"_meta":\#(half)}}"#)
    #expect(try await stand.wire.answer("5").code == -32602)
    await stand.end()
  }

  @Test func outOfOrderIsRefusedAndGoesOn() async throws {
    let stand = Stand()
    #expect(try await stand.call(1, "spend", "{}").code == -32600)
    stand.wire.say(#"{"jsonrpc":"2.0","id":2,"method":"ping"}"#)
    #expect(try await stand.wire.answer("2").error == nil)
    _ = try await stand.shake()
    #expect(try await stand.call(1, "spend", "{}").status == nil)
    #expect(try await stand.call(1, "spend", "{}").isError == false, "an id is free again once it is answered")
    await stand.end()
  }

  @Test(arguments: [
    ("nonsense", -32700), ("{\"a\":", -32700), ("[1", -32700), ("7", -32600), ("[]", -32600), ("{}", -32600),
    (#"{"jsonrpc":"1.0","id":1,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":null,"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1.5,"method":"ping"}"#, -32600), (#"{"jsonrpc":"2.0","id":{},"method":"ping"}"#, -32600),
    (#"{"jsonrpc":"2.0","id":1,"method":7}"#, -32600), (#"{"jsonrpc":"2.0","id":1,"method":"nowhere"}"#, -32601),
    (#"{"jsonrpc":"2.0","id":1,"method":"ping","params":[1]}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call"}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"paint"}}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"spend","arguments":[]}}"#, -32602),
    (#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#, -32602),
    (#"{"jsonrpc":"2.0","id":"\q","method":"ping"}"#, -32600),
    (#"[{"jsonrpc":"2.0","id":1,"method":"ping"}]"#, -32600),
  ])
  func faultsHaveTheirCodes(_ text: String, _ code: Int) async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.wire.say(text)
    #expect(try Spoken(await stand.wire.line()).code == code)
    try await stand.settle()
    await stand.end()
  }

  @Test func whatIsNoTextIsAFault() async throws {
    let stand = Stand()
    stand.wire.say(bytes: Array(#"{"jsonrpc":"2.0","id":1,"method":""#.utf8) + [0xFF, 0xC0] + Array("\"}\n".utf8))
    #expect(try Spoken(await stand.wire.line()).code == -32700)
    await stand.end()
  }

  @Test func aBatchIsAnsweredTogetherWhereTheRevisionHasBatches() async throws {
    let stand = Stand()
    _ = try await stand.shake("2025-03-26")
    stand.wire.say(
      #"[{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/x"},{"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"spend"}},7]"#
    )
    let line = await stand.wire.line()
    let list = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [[String: Any]])
    #expect(list.count == 3 && list[0]["id"] as? Int == 1 && list[1]["id"] as? Int == 2 && list[2]["error"] != nil)
    #expect(!line.contains("structuredContent"))
    await stand.end()
  }

  @Test func anIDThatIsInUseIsNotTakenTwice() async throws {
    let stand = Stand()
    _ = try await stand.shake()
    stand.service.hold()
    stand.start(1, "generate_image", #"{"prompt":"a fox"}"#)
    await stand.service.waitForRequests(1)
    stand.start(1, "spend", "{}")
    let refused = try Spoken(await stand.wire.line())
    #expect(refused.code == -32600 && refused.text.contains("\"id\":null"))
    stand.service.hold(false)
    #expect(try await stand.wire.answer("1").status == "done")
    await stand.end()
  }
}
