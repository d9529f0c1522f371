import Foundation
import RawServing
import Testing

/// The options of `serve`, and what stands before its routes.
extension GatewayTests {
  @Test func aKeyFileHoldsTheKeyOfTheClients() async throws {
    try await Standin.with(posts: []) { _, program in
      let path = program.home + "/door-key"
      try "vz-key-of-a-file-0123\nand more\n".write(toFile: path, atomically: true, encoding: .utf8)
      try await Self.serve(program, "--key-file", path) { server in
        let known = try await server.get("/v1/usage", key: "vz-key-of-a-file-0123")
        let refused = try await server.get("/v1/usage")
        #expect(known.status == 200 && refused.status == 401)
      }
      let missing = try await program.run(["serve", "--port", "0", "--key-file", program.home + "/none"])
      #expect(missing.status != 0 && missing.error.contains("cannot be read, or holds no key"), "\(missing.error)")
    }
  }

  @Test func whatIsNotKeptIsInNoFolder() async throws {
    try await Standin.with(posts: [Standin.image()]) { _, program in
      let passing = program.home + "/passing"
      try FileManager.default.createDirectory(atPath: passing, withIntermediateDirectories: true)
      program.environment["TMPDIR"] = passing
      try await Self.serve(program, "--no-keep") { server in
        let made = try await server.post("/v1/images/generations", #"{"prompt":"a fox","model":"lab/flux"}"#)
        let data = try #require((made.object["data"] as? [[String: Any]])?.first)
        #expect(made.status == 200 && data["b64_json"] as? String == Standin.png)
        // Its file goes when the client has the answer, which is a moment after the client has read it.
        for _ in 0..<500 where try !FileManager.default.contentsOfDirectory(atPath: passing).isEmpty {
          try await Task.sleep(for: .milliseconds(10))
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: passing).isEmpty)
      }
      #expect(program.kept.isEmpty)
      let listed = try await program.run(["gallery", "list", "--json"])
      #expect(listed.status == 0 && !listed.output.contains("a fox"), "\(listed.output)")
    }
  }

  @Test(arguments: [
    ("Content-Length: 5\r\nContent-Length: 7\r\n\r\nhello", "400"),
    ("Content-Length: -5\r\n\r\n", "400"),
    ("X-Long: \(String(repeating: "x", count: 40_000))\r\n\r\n", "431"),
  ])
  func aHeadThatCannotBeReadIsAnsweredInJSON(_ rest: String, _ status: String) async throws {
    try await Standin.with(posts: []) { standin, program in
      try await Self.serve(program) { server in
        let client = try RawClient(server.root)
        client.write("POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" + rest)
        let answer = client.readAll()
        #expect(answer.hasPrefix("HTTP/1.1 \(status)") && answer.contains("Connection: close"), "\(answer.prefix(300))")
        let body = try #require(answer.range(of: "\r\n\r\n").map { answer[$0.upperBound...] })
        let error =
          (try JSONSerialization.jsonObject(with: Data(body.utf8)) as? [String: Any])?["error"] as? [String: Any]
        #expect((error?["message"] as? String)?.hasSuffix(".") == true, "\(body)")
      }
      #expect(standin.posts.isEmpty)
    }
  }

  @Test func noKeyBearsTheNameOfAgents() async throws {
    try await Standin.with(posts: []) { _, program in
      let refused = try await program.run(["serve", "keys", "add", "mcp"])
      #expect(refused.status != 0 && refused.error.contains("the name of agents"), "\(refused.error)")
      let taken = try await program.run(["serve", "keys", "add", "mcp-webui"])
      #expect(taken.status == 0 && taken.output.hasPrefix("vz-"))
    }
  }
}
