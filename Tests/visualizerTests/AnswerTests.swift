import Foundation
import RawServing
import Testing

/// Answers as they really come, taken by the program.
@Suite(.timeLimit(.minutes(5))) struct AnswerTests {
  private static let json = #"{"data":[{"b64_json":"\#(Standin.png)"}],"usage":{"cost":0.03}}"#

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\(String(json.utf8.count, radix: 16))\r\n\(json)\r\n",
    "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n\(json)",
    Standin.http("data: \(json)\n\ndata: [DONE]\n\n"),
  ])
  func aPictureThatArrivedIsSaved(_ answer: String) async throws {
    try await Standin.with(posts: [answer]) { _, program in
      let run = try await program("generate", "a boat", "-o", "boat.png", "--json")
      #expect(run.status == 0, "\(run.error)")
      #expect(try run.object()["cost"] as? Double == 0.03)
      #expect(program.files.contains("boat.png"))
    }
  }

  @Test func whatCannotBeReadIsKeptAndNamed() async throws {
    let broken = Standin.http(#"{"data":[{"b64_json":"JVBERi0xLjc="}]}"#)
    let cut = "HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n" + #"{"data":[{"b64_json":"iVBORw0KGgo"#
    let odd = Standin.http("What is this? \(Program.key)")
    for (answer, words) in [(broken, "JVBERi0xLjc="), (cut, "iVBORw0KGgo"), (odd, "What is this?")] {
      try await Standin.with(posts: [answer]) { _, program in
        let run = try await program("generate", "a boat", "--json")
        let failure = try run.failure()
        let path = try #require(failure["kept"], "\(run.output)")
        #expect(path.hasPrefix("\(program.home)/data/unread/"))
        let kept = String(decoding: try program.bytes(path), as: UTF8.self)
        #expect(kept.contains(words) && !kept.contains(Program.key))
      }
    }
    try await Standin.with(posts: [broken]) { _, program in
      let run = try await program("generate", "a boat")
      #expect(run.error.contains("What came is kept in \(program.home)/data/unread/"))
    }
  }

  @Test func whatWasReadIsNotKept() async throws {
    let refusal = Standin.http(#"{"error":{"code":400,"message":"No."}}"#, status: "400 No")
    let moderated = #"{"choices":[{"finish_reason":"content_filter","message":{"content":""}}]}"#
    for answer in [refusal, moderated] {
      try await Standin.with(posts: [answer]) { _, program in
        let run = try await program("generate", "a boat")
        #expect(run.status != 0)
        #expect(!program.files.contains { $0.contains("unread") })
      }
    }
  }

  @Test func theRecordCorrectsTheCostWithoutBeingWaitedFor() async throws {
    let answer = Standin.http(Self.json, fields: "X-Generation-Id: gen-7\r\n")
    let record = #"{"data":{"id":"gen-7","total_cost":0.04,"provider_name":"Lab"}}"#
    try await Standin.with({ $0.hasPrefix("/generation") ? record : nil }, posts: [answer]) { _, program in
      let told = try await program("generate", "a boat", "--json").object()
      #expect(told["cost"] as? Double == 0.04 && told["provider"] as? String == "Lab")
      let spent = try await program("spend", "--json")
      #expect(spent.output.contains("0.04"))
    }
    let missing = Standin.http(#"{"error":{"code":404,"message":"m"}}"#, status: "404 No")
    try await Standin.with({ $0.hasPrefix("/generation") ? missing : nil }, posts: [answer]) { standin, program in
      let told = try await program("generate", "a boat", "--json").object()
      #expect(told["cost"] as? Double == 0.03)
      #expect(standin.gets.count { $0.contains("/generation") } == 1)
      _ = try await program("generate", "a boat", "--json", "--wait")
      #expect(standin.gets.count { $0.contains("/generation") } > 2)
    }
  }

  @Test func thoughtsAndApologiesAreNoPrompts() async throws {
    let answers = [
      "<think>Night.</think>A boat at night.", "I'm sorry, but I can't help with that.", "<think>Only thoughts",
    ]
    for words in answers {
      try await Standin.with(posts: [Standin.words(words), Self.json]) { standin, program in
        program.environment["VISUALIZER_PROMPT_REVISE_EDITS"] = "on"
        try Data(base64Encoded: Standin.png)?.write(to: URL(fileURLWithPath: program.home + "/ref.png"))
        let run = try await program("generate", "make it night", "--reference", "ref.png", "--json")
        #expect(run.status == 0, "\(run.error)")
        #expect(run.error.contains("The prompt goes out as you wrote it: "))
        #expect(standin.posts.count == 2 && standin.posts[1].contains("make it night"))
        let warnings = try run.object()["warnings"] as? [String]
        #expect(warnings?.contains { $0.hasPrefix("The prompt goes out") } == true)
      }
    }
  }

  @Test func anAnalysisThatWasCutSaysSo() async throws {
    let cut = #"{"choices":[{"finish_reason":"length","message":{"content":"<think>Hm.</think>A red"}}]}"#
    try await Standin.with(posts: [cut]) { _, program in
      try Data(base64Encoded: Standin.png)?.write(to: URL(fileURLWithPath: program.home + "/ref.png"))
      let run = try await program("analyze", "ref.png", "--json")
      let told = try run.object()
      #expect(told["text"] as? String == "A red" && told["cut"] as? Bool == true)
      #expect(run.error.contains("The answer was cut: it reached its length limit."))
    }
  }

  @Test func aGatewayThatCannotCheckKeysIsNotUnreachable() async throws {
    let missing = Standin.http(#"{"error":{"code":404,"message":"Not found"}}"#, status: "404 No")
    try await Standin.with({ $0 == "/key" ? missing : nil }) { _, program in
      let run = try await program("status")
      #expect(run.output.contains("cannot be checked") && !run.output.contains("cannot be reached"))
      #expect(run.status == 0, "\(run.output)")
    }
  }

  @Test func aWrongAddressIsNamed() async throws {
    let page = "HTTP/1.1 404 No\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>"
    try await Standin.with({ _ in page }) { _, program in
      let failure = try await program("generate", "a boat", "--json").failure()
      #expect(failure["advice"]?.contains("OPENROUTER_BASE_URL") == true && failure["kind"] == "configuration")
    }
  }

  @Test func theLimitThatIsNamedBoundsTheReadingToo() async throws {
    try await Standin.with({ _ in "" }) { standin, program in
      let begun = ContinuousClock.now
      let failure = try await program("generate", "a boat", "--timeout", "1", "--json").failure()
      #expect(failure["kind"] == "timeout")
      // Without the limit it takes 91 seconds.
      #expect(ContinuousClock.now - begun < .seconds(45) && standin.gets.count <= 6)
    }
  }

  @Test func theLimitThatIsNamedBoundsAllRequestsOfOneAct() async throws {
    try await Bench.with("delay=4@/images") { bench in
      let order = ["generate", "a lake", "--model", GenerateTests.priced, "--count", "3", "--yes", "--json"]
      let run = try await bench.program.run(order + ["--timeout", "7"])
      #expect(run.status == 5, "\(run.output)")
      // Each has 4 seconds; without the limit for all of them each would come.
      #expect(await bench.posts == 2)
      #expect(bench.program.kept.count == 1)
    }
  }

  @Test func aHandshakeThatHangsIsBoundedToo() async throws {
    let silent = try RawServer { connection, _ in connection.waitForClose() }
    defer { silent.stop() }
    try await Standin.with { _, program in
      program.environment["OPENROUTER_BASE_URL"] = "https://127.0.0.1:\(silent.port)/api/v1"
      let begun = ContinuousClock.now
      let run = try await program("generate", "a boat", "--timeout", "2", "--json")
      // A handshake alone has 15 seconds, each time it is tried.
      #expect(run.status == 5 && ContinuousClock.now - begun < .seconds(12), "\(run.output)")
    }
  }

  @Test func aProxysPasswordIsNotShown() async throws {
    try await Standin.with { _, program in
      program.environment["OPENROUTER_BASE_URL"] = "https://openrouter.invalid/api/v1"
      for proxy in ["http://user:pa#ssw0rd@127.0.0.1:1", "http://user:ssw0rd@[bad", "user:ssw0rd@host:99999"] {
        program.environment["https_proxy"] = proxy
        let run = try await program("models")
        #expect(run.status != 0 && !(run.output + run.error).contains("ssw0rd"), "\(run.error)")
      }
    }
  }

  @Test func aReferenceOverTheLimitIsRefusedBeforeItIsRead() async throws {
    try await Standin.with(posts: [Self.json]) { standin, program in
      try Data(count: 20_000_001).write(to: URL(fileURLWithPath: program.home + "/big.png"))
      let failure = try await program("generate", "a boat", "--reference", "big.png", "--json").failure()
      #expect(failure["title"]?.contains("it is larger than 20 MB") == true && standin.posts.isEmpty)
    }
  }
}
