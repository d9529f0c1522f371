import Domain
import Foundation
import Testing

@testable import MCP

/// Entries in the settings of other programs.
struct JSONInsertionTests {
  private let entry = JSONText.object([("command", .text("/bin/v")), ("args", .texts(["mcp"]))])

  private func changed(_ text: String, _ path: [String] = ["mcpServers", "visualizer"]) throws -> String? {
    try JSONInsertion(path, entry).applied(to: Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func aMissingFileIsMade() throws {
    let made = try #require(try changed(" \n"))
    #expect(
      made
        == "{\n  \"mcpServers\": {\n    \"visualizer\": {\n      \"command\": \"/bin/v\",\n      \"args\": [\n        \"mcp\"\n      ]\n    }\n  }\n}\n"
    )
    #expect(try changed(made) == nil, "what stands there already is not written again")
  }

  @Test func theRestStaysToTheByte() throws {
    let text = "{\n\t\"a\" : 1.0e3,\n\t\"mcpServers\": {\n\t\t\"other\": {\"x\":[ ]}\n\t},\n\t\"z\": \"\\u00e9\"\n}"
    let new = try #require(try changed(text))
    let mark = ",\n\t\t\"visualizer\": {"
    let start = try #require(new.range(of: mark))
    #expect(text.hasPrefix(new[..<start.lowerBound]) && text.hasSuffix("\n\t},\n\t\"z\": \"\\u00e9\"\n}"))
    #expect(
      new.hasPrefix("{\n\t\"a\" : 1.0e3,\n\t\"mcpServers\": {\n\t\t\"other\": {\"x\":[ ]},\n\t\t\"visualizer\": {"))
    #expect(new.hasSuffix("\n\t},\n\t\"z\": \"\\u00e9\"\n}") && (try? JSONMembers(new.utf8)) != nil)
  }

  @Test(arguments: [
    "{}", "{ }", "{\"a\":1}", "{\"mcpServers\":{}}", "{\n}", "{\n  \"mcpServers\": {\n  }\n}",
    "{\"mcpServers\":{\"b\":1}}",
    "{\"mcpServers\": {\"visualizer\": {\"command\": \"old\"}, \"b\": 2}, \"c\": 3}",
  ])
  func everyShapeCanBeReadAfterwards(_ text: String) throws {
    let members = try JSONMembers(try #require(try changed(text)).utf8)
    let own = try #require(members.object("mcpServers")?.object("visualizer"))
    #expect(own.string("command") == "/bin/v")
    let before = try JSONMembers(text.utf8)
    for key in before.keys where key != "mcpServers" { #expect(members.raw(key) == before.raw(key)) }
    for key in before.object("mcpServers")?.keys ?? [] where key != "visualizer" {
      #expect(members.object("mcpServers")?.raw(key) == before.object("mcpServers")?.raw(key))
    }
    #expect(try changed(String(decoding: members.bytes, as: UTF8.self)) == nil)
  }

  @Test(arguments: ["[]", "{\"a\":1", "// words\n{}", "{\"mcpServers\":7}", "{'mcpServers':{}}", "{\"a\":1,}"])
  func whatCannotBeReadIsLeftAlone(_ text: String) throws {
    #expect(throws: Failure.self) { try changed(text) }
  }

  @Test func noHostGetsTheKey() throws {
    let environment = ["OPENROUTER_API_KEY": "sk-or-v1-secret", "VISUALIZER_HOME": "/x y", "PATH": "/bin"]
    let entry = HostEntry(command: "/bin/visual izer", arguments: ["mcp"], environment: environment)
    for host in AgentHost.allCases {
      let installation = HostInstallation(host: host, entry: entry, file: "/f")
      let whole = installation.text + installation.document.pretty
      #expect(!whole.contains("secret") && !whole.contains("API_KEY") && whole.contains("VISUALIZER_HOME"))
    }
    let relative = HostEntry(command: "v", arguments: [], environment: ["VISUALIZER_HOME": "here"])
    #expect(relative.json.compact.contains("/here\"") && !relative.json.compact.contains("\"here"))
    let claude = HostInstallation(host: .claudeCode, entry: entry, file: "/f").text
    #expect(
      claude.contains("claude mcp add --scope user -e 'VISUALIZER_HOME=/x y' visualizer -- '/bin/visual izer' mcp"))
    #expect(
      HostInstallation(host: .openClaw, entry: entry, file: "/f").document.compact.hasPrefix(
        #"{"mcp":{"servers":{"visualizer""#))
  }
}
