import Foundation
import FoundationNetworking
import Simulator
import Synchronization
import Testing

/// `serve` as a process, and what clients get of it.
@Suite(.serialized) struct GatewayTests {
  static let key = "vz-test-key-0123456789"

  /// An answer as a client sees it.
  struct Answer {
    var status: Int
    var fields: [String: String]
    var text: String

    var object: [String: Any] { (try? JSONSerialization.jsonObject(with: Data(text.utf8))) as? [String: Any] ?? [:] }
  }

  /// The gateway under test.
  struct Server {
    var openAI: String

    var root: String { String(openAI.dropLast(3)) }

    func get(_ path: String, key: String? = GatewayTests.key) async throws -> Answer {
      try await send(request(root + path, key))
    }

    func post(_ path: String, _ body: String, key: String? = GatewayTests.key) async throws -> Answer {
      var request = try request(root + path, key)
      request.httpMethod = "POST"
      request.httpBody = Data(body.utf8)
      request.setValue("application/json", forHTTPHeaderField: "Content-Type")
      return try await send(request)
    }

    private func request(_ address: String, _ key: String?) throws -> URLRequest {
      var request = URLRequest(url: try #require(URL(string: address)))
      request.timeoutInterval = 60
      if let key { request.setValue("Bearer \(key)", forHTTPHeaderField: "Authorization") }
      return request
    }

    private func send(_ request: URLRequest) async throws -> Answer {
      let (data, response) = try await URLSession.shared.data(for: request)
      let http = try #require(response as? HTTPURLResponse)
      let fields = http.allHeaderFields.reduce(into: [String: String]()) { fields, field in
        if let name = field.key as? String { fields[name.lowercased()] = field.value as? String }
      }
      return Answer(status: http.statusCode, fields: fields, text: String(decoding: data, as: UTF8.self))
    }
  }

  /// Runs a gateway beside the body, and ends it.
  static func serve(
    _ program: Program, _ arguments: String..., body: @escaping @Sendable (Server) async throws -> Void
  ) async throws {
    var program = program
    program.environment["VISUALIZER_GATEWAY_KEY"] = key
    let files = program
    let run = try await program.run(["serve", "--port", "0", "--json"] + arguments) { process in
      defer { kill(process, SIGTERM) }
      var address: String?
      for _ in 0..<1500 where address == nil {
        try await Task.sleep(for: .milliseconds(10))
        for name in files.files where name.hasSuffix(".out") {
          let text = String(decoding: (try? files.bytes(name)) ?? [], as: UTF8.self)
          guard let line = text.split(separator: "\n").first, line.contains("openrouter") else { continue }
          address = ((try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: String])?["openai"]
        }
      }
      try await body(Server(openAI: try #require(address)))
    }
    #expect(run.status == 0, "\(run.error)")
    #expect(!(run.output + run.error).contains(Program.key))
  }

  @Test func picturesAreMadeAndKept() async throws {
    try await Standin.with(posts: [Standin.image()]) { standin, program in
      let known = program
      try await Self.serve(program) { server in
        let made = try await server.post(
          "/v1/images/generations", #"{"prompt":"a fox","model":"flux","size":"1024x1024"}"#)
        #expect(made.status == 200, "\(made.text)")
        let data = try #require((made.object["data"] as? [[String: Any]])?.first)
        #expect(data["b64_json"] as? String == Standin.png && data["url"] == nil)
        #expect(made.fields["x-visualizer-cost"] == "0.03" && made.fields["x-visualizer-model"] == Standin.flux)
        let usage = try await server.get("/v1/usage?by=client")
        #expect(usage.text.contains(#""client":"default","requests":1,"cost":0.03"#), "\(usage.text)")
        let linked = try await server.post(
          "/v1/images/generations", #"{"prompt":"a fox","model":"lab/flux","response_format":"url"}"#)
        let url = try #require((linked.object["data"] as? [[String: Any]])?.first?["url"] as? String)
        let path = try #require(URL(string: url)?.path)
        #expect(try await server.get(path, key: nil).fields["content-type"] == "image/png")
        #expect(try await server.get("/v1/files/0123456789ab-00/content", key: nil).status == 404)
      }
      #expect(standin.posts.count == 2 && standin.posts.allSatisfy { $0.contains(#""prompt":"a fox""#) })
      #expect(known.kept.count { $0.hasSuffix(".png") } == 2)
    }
  }

  @Test func aRepeatIsNotBilledTwice() async throws {
    let cut = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 999\r\n\r\n{\"created\":1,"
    try await Standin.with(posts: [cut]) { standin, program in
      try await Self.serve(program) { server in
        let body = #"{"prompt":"a fox","model":"lab/flux"}"#
        let first = try await server.post("/v1/images/generations", body)
        #expect(first.status == 424 && first.fields["x-should-retry"] == "false", "\(first.text)")
        let second = try await server.post("/v1/images/generations", body)
        #expect(second.status == 409 && second.text.contains("outcome_unknown"), "\(second.text)")
      }
      #expect(standin.posts.count == 1)
    }
  }

  @Test func theNextModelOfAListIsAskedWhereNothingIsBilled() async throws {
    let gone = Standin.http(#"{"error":{"code":404,"message":"No endpoints found"}}"#, status: "404 No")
    try await Standin.with(posts: [gone, Standin.image(), gone, gone]) { standin, program in
      try await Self.serve(program) { server in
        let body = #"{"prompt":"a fox","model":"openrouter/lab/flux|lab/writer|lab/tokens","n":1}"#
        let made = try await server.post("/v1/images/generations", body)
        #expect(made.status == 200, "\(made.text)")
        #expect(made.fields["x-visualizer-model"] == Standin.tokens && made.fields["x-visualizer-attempts"] == "2")
        let report = try #require(made.object["visualizer"] as? [String: Any])
        #expect(
          (report["attempts"] as? [[String: Any]])?.compactMap { $0["model"] as? String } == [
            Standin.flux, Standin.tokens,
          ])
        #expect("\(report["adjustments"] ?? "")".contains("lab/writer"))
        let failed = try await server.post(
          "/v1/images/generations", #"{"prompt":"a hen","model":"lab/flux|lab/tokens"}"#)
        #expect(failed.status == 404 && failed.text.contains("None of 2 models"), "\(failed.text)")
      }
      #expect(standin.posts.count == 4)
    }
  }

  @Test func budgetsHoldForClients() async throws {
    try await Standin.with(posts: [Standin.image()]) { standin, program in
      program.environment["VISUALIZER_BUDGET_PER_DAY"] = "0.05"
      try await Self.serve(program) { server in
        #expect(try await server.post("/v1/images/generations", #"{"prompt":"a","model":"lab/flux"}"#).status == 200)
        let second = try await server.post("/v1/images/generations", #"{"prompt":"b","model":"lab/flux"}"#)
        #expect(second.status == 402 && second.text.contains("budget_exceeded"), "\(second.text)")
        let many = try await server.post("/v1/images/generations", #"{"prompt":"c","n":3,"model":"lab/flux"}"#)
        #expect(many.status == 402)
      }
      #expect(standin.posts.count == 1)
    }
  }

  @Test func wordsPassAsTheyAre() async throws {
    let words =
      #"{"id":"gen-1","model":"lab/writer","choices":[{"message":{"content":"Hi  there"}}],"usage":{"cost":0.002}}"#
    try await Standin.with(posts: [words]) { standin, program in
      let known = program
      try await Self.serve(program) { server in
        let body =
          #"{"model":"openrouter/lab/writer?temperature=0.5","messages":[{"role":"user","content":"hi"}],"store":true}"#
        let said = try await server.post("/v1/chat/completions", body)
        #expect(said.status == 200 && said.text == words)
        let usage = try await server.get("/v1/usage")
        #expect(usage.text.contains(#""cost":0.002"#), "\(usage.text)")
        #expect(try await server.post("/v1/chat/completions", "{\"model\"").status == 400)
        #expect(try await server.post("/api/v1/chat/completions", "[]").text.contains(#""code":400"#))
      }
      #expect(
        standin.posts == [#"{"model":"lab/writer","messages":[{"role":"user","content":"hi"}],"temperature":0.5}"#])
      // What nobody waited for is on the disk when the program has ended.
      #expect(try await known.run(["spend", "--json"]).output.contains("0.002"))
    }
  }

  /// What a client hears that asks beside the test.
  private final class Asking: Sendable {
    private let task = Mutex<Task<Answer, any Error>?>(nil)

    func ask(_ server: Server, _ body: String) {
      let asked = Task { try await server.post("/v1/images/generations", body) }
      task.withLock { $0 = asked }
    }

    func answer() async throws -> Answer? {
      let asked = task.withLock { $0 }
      return try await asked?.value
    }
  }

  @Test func aRunningPictureIsNotLostWhenItIsToldToStop() async throws {
    try await Bench.with(latency: .seconds(4)) { bench in
      let (program, known, asking) = (bench.program, bench, Asking())
      try await Self.serve(program) { server in
        asking.ask(server, #"{"prompt":"a fox","model":"\#(GenerateTests.priced)"}"#)
        try await known.waitForPosts(1)
      }
      #expect(try await asking.answer()?.status == 200)
      #expect(program.kept.count == 1)
    }
  }

  @Test func speechIsPlannedKeptAndNoted() async throws {
    try await Bench.with { bench in
      let simulator = bench.simulator
      let program = bench.program
      try await Self.serve(program) { server in
        let body = #"{"model":"hexgrad/kokoro-82m","input":"A red fox.","voice":"alloy"}"#
        let mp3 = try await server.post("/v1/audio/speech", body)
        #expect(mp3.status == 200 && mp3.fields["content-type"] == "audio/mpeg")
        #expect(mp3.fields["x-visualizer-model"] == "hexgrad/kokoro-82m")
        let sent = try #require(await simulator.recorded().last { $0.path.hasSuffix("/audio/speech") })
        #expect(String(decoding: sent.body, as: UTF8.self).contains("af_alloy"))
        let bare = try await server.post("/api/v1/audio/speech", body)
        #expect(bare.status == 200 && bare.fields["content-type"] == "audio/pcm")
        let wav = try await server.post("/v1/audio/speech", body.replacing("}", with: #","response_format":"wav"}"#))
        #expect(wav.text.hasPrefix("RIFF") && wav.fields["content-type"] == "audio/wav")
        for wrong in [
          #"{"input":"x","response_format":"opus"}"#, #"{"input":""}"#,
          #"{"model":"google/gemini-2.5-flash","input":"x"}"#,
        ] {
          let refused = try await server.post("/v1/audio/speech", wrong)
          #expect(refused.status >= 400 && refused.object["error"] != nil, "\(refused.text)")
        }
        #expect(await simulator.count(of: "/audio/speech") == 3)
      }
      let kept = try await program("gallery", "search", "is:sound", "--json")
      #expect(kept.output.components(separatedBy: "\"duration\"").count == 4, "\(kept.output)")
      let spend = try await program("spend", "--by", "request", "--json")
      #expect(spend.output.components(separatedBy: "\"speech\"").count == 4, "\(spend.output)")
    }
  }

  @Test func nobodyGetsInWithoutAKey() async throws {
    try await Standin.with { standin, program in
      try await Self.serve(program) { server in
        for path in ["/v1/models", "/metrics", "/v1/usage", "/api/v1/key"] {
          #expect(try await server.get(path, key: nil).status == 401, "\(path)")
          #expect(try await server.get(path, key: "wrong-key-0123").status != 200, "\(path)")
          #expect(try await server.get(path).status != 500, "\(path)")
        }
        let health = try await server.get("/health", key: nil)
        #expect(health.status == 200)
        #expect(try await server.get("/nowhere").text.contains("POST /v1/images/generations"))
      }
      #expect(standin.posts.isEmpty)
    }
  }
}
