import Domain
import Foundation
import RawServing
import Service
import Testing

@testable import OpenRouter

/// What goes wrong between the socket and the answer.
@Suite struct TransportTests {
  @Test(arguments: [301, 302, 303, 307, 308])
  func redirectsAreNotFollowed(_ status: Int) async throws {
    let other = try RawServer(answering: Make.answer("{}"))
    defer { other.stop() }
    let server = try RawServer(
      answering: Make.answer("", status: "\(status) Moved", fields: "Location: http://localhost:\(other.port)/x\r\n"))
    defer { server.stop() }
    let client = try Make.client(server)
    let failure = await Make.failure(client)
    #expect(failure?.kind == .security && failure?.status == status && failure?.billed == .no)
    await #expect(throws: Failure.self) { try await client.keyInfo() }
    #expect(server.requests.count == 2)
    #expect(other.requests.isEmpty)
  }

  @Test(arguments: [
    "", "Location: \r\n", "Location: file:///etc/passwd\r\n", "Location: \(String(repeating: "x", count: 90_000))\r\n",
  ])
  func oddRedirectsStop(_ fields: String) async throws {
    let failure = try await Make.failure(Make.answer("", status: "302 Found", fields: fields))
    #expect(failure?.kind == .security)
    #expect((failure?.title.count ?? 0) < 300)
  }

  @Test func aPostIsSentOnceWhenItsConnectionDies() async throws {
    let server = try RawServer { connection, _ in connection.reset() }
    defer { server.stop() }
    let client = try Make.client(server)
    for _ in 0..<3 {
      let failure = await Make.failure(client)
      #expect(failure?.kind == .network && failure?.billed == .maybe)
    }
    #expect(server.requests.count == 3)
  }

  @Test func aPostNeverReusesAConnection() async throws {
    let body = #"{"data":[{"b64_json":"\#(Make.png)"}]}"#
    let server = try RawServer(answering: Make.answer(body))
    defer { server.stop() }
    let client = try Make.client(server)
    for _ in 0..<2 { _ = try await client.generate(Make.request()) { _ in } }
    #expect(server.requests.count == 2)
    #expect(
      server.requests.allSatisfy { $0.hasPrefix("POST ") && $0.contains(" HTTP/1.1\r\n") && !$0.contains("Expect") })
  }

  @Test(arguments: [
    "HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n{\"data\":[",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"dat",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n{\"dat\r\n",
    "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
    "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"data\":[",
    "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n",
    "", "{\"data\":[]}", "SSH-2.0-OpenSSH\r\n", "HTTP/1.1\0 200\r\n\r\n", "HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n",
  ])
  func brokenAnswersAreFailures(_ answer: String) async throws {
    let failure = try await Make.failure(answer)
    #expect(failure?.kind == .network || failure?.kind == .badAnswer)
    #expect(failure?.billed == .maybe)
  }

  @Test func headerFloodsStop() async throws {
    let line = "X-Flood: \(String(repeating: "y", count: 50))\r\n"
    let flood = "HTTP/1.1 200 OK\r\n" + String(repeating: line, count: 10_000) + "\r\n"
    #expect(try await Make.failure(flood)?.kind == .badAnswer)
    let interim = String(repeating: "HTTP/1.1 102 Processing\r\n\r\n", count: 20_000)
    #expect(try await Make.failure(interim)?.kind == .badAnswer)
  }

  @Test func announcedSizesOverTheCapAreRefused() async throws {
    let failure = try await Make.failure("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n{")
    #expect(failure?.kind == .badAnswer && failure?.title.contains("64 MiB") == true)
  }

  @Test func endlessAnswersStopAtTheCap() async throws {
    let server = try RawServer { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n")
      let piece = [UInt8](repeating: 0x20, count: 1 << 20)
      for _ in 0..<40 { connection.send(piece) }
    }
    defer { server.stop() }
    let client = try Make.client(server)
    await #expect { try await client.endpoints(of: "a/b") } throws: {
      ($0 as? Failure)?.title.contains("32 MiB") == true
    }
  }

  /// The server's own thread takes the time: the tests' tasks may have to wait for a processor.
  @Test(arguments: ["", "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"])
  func slowAnswersMeetTheTimeLimit(_ start: String) async throws {
    let (ends, end) = AsyncStream.makeStream(of: Duration.self)
    let server = try RawServer { connection, _ in
      let before = ContinuousClock.now
      connection.send(start)
      let letters = start.isEmpty ? "HTTP/1.1 200 OK\r\nX: " : "["
      for letter in letters + String(repeating: " ", count: 80) where connection.send([UInt8](String(letter).utf8)) {
        connection.sleep(milliseconds: 100)
      }
      end.yield(ContinuousClock.now - before)
    }
    defer { server.stop() }
    let failure = await Make.failure(try Make.client(server), Make.request(timeout: 1))
    #expect(failure?.kind == .timeout && failure?.billed == .maybe)
    for await duration in ends {
      #expect((.milliseconds(800)...Duration.seconds(2)).contains(duration))
      break
    }
  }

  @Test func stallsAreNoticed() async throws {
    let server = try RawServer { connection, _ in
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc")
      connection.waitForClose()
    }
    defer { server.stop() }
    var request = HTTPRequest(url: server.url, timeout: .seconds(20), cap: 1000)
    request.idle = .milliseconds(300)
    let before = ContinuousClock.now
    await #expect { for try await _ in Transport().send(request) {} } throws: {
      ($0 as? TransportError)?.kind == .idle
    }
    #expect((.milliseconds(250)...Duration.seconds(60)).contains(ContinuousClock.now - before))
  }

  @Test func cancellingClosesTheConnectionAtOnce() async throws {
    let (closed, signal) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
    let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
    let server = try RawServer { connection, _ in
      arrival.yield()
      connection.waitForClose()
      signal.yield(ContinuousClock.now)
    }
    defer { server.stop() }
    let client = try Make.client(server)
    let task = Task { await Make.failure(client, Make.request(timeout: 60)) }
    for await _ in arrived { break }
    let cancelled = ContinuousClock.now
    task.cancel()
    let failure = await task.value
    #expect(failure?.kind == .cancelled && failure?.billed == .maybe)
    for await instant in closed {
      #expect(instant - cancelled < .seconds(2))
      break
    }
    #expect(server.requests.count == 1)
  }

  @Test func nobodyThereIsSaidQuickly() async throws {
    let server = try RawServer(answering: "")
    let url = server.url
    server.stop()
    try await Task.sleep(for: .milliseconds(50))
    let before = ContinuousClock.now
    let failure = await Make.failure(try Make.client(url))
    #expect(failure?.kind == .network && failure?.billed == .no)
    #expect(ContinuousClock.now - before < .seconds(60))
  }

  @Test func plaintextWhereTLSIsExpectedIsRefused() async throws {
    let server = try RawServer { connection, _ in connection.send("HTTP/1.1 200 OK\r\n\r\n") }
    defer { server.stop() }
    let client = try Make.client(server.url.replacing("http:", with: "https:"))
    let failure = await Make.failure(client)
    #expect(failure?.kind == .security && failure?.billed == .no)
    #expect(server.requests.allSatisfy { !$0.contains(Make.key) })
  }

  @Test func aRequestThatIsNotReadIsNotCalledSent() async throws {
    let reports = Reports()
    let failure = await Make.failure(try Make.client("http://127.0.0.1:1"), report: reports.add)
    #expect(failure?.billed == .no)
    #expect(reports.all == [.connecting])
  }

  @Test func manyTransfersShareOneThread() async throws {
    let server = try RawServer { connection, _ in
      connection.sleep(milliseconds: 100)
      connection.send(Make.answer(#"{"data":{"label":"x"}}"#))
    }
    defer { server.stop() }
    let client = try Make.client(server)
    let labels = try await withThrowingTaskGroup(of: String.self) { group in
      for _ in 0..<20 { group.addTask { try await client.keyInfo().label } }
      return try await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(labels.count == 20)
  }

  @Test func silencesAreToldWhereThatIsWanted() async throws {
    let server = try RawServer { connection, _ in
      connection.sleep(milliseconds: 120)
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{")
      connection.sleep(milliseconds: 120)
      connection.send("}")
    }
    defer { server.stop() }
    let transport = Transport()
    var request = HTTPRequest(url: server.url + "/api/v1/x", timeout: .seconds(60), cap: 100)
    request.body = [1]
    for pulse in [Duration.milliseconds(20), nil] {
      (request.pulse, request.tellsProgress) = (pulse, false)
      var (before, after, hasHead) = (0, 0, false)
      for try await event in transport.send(request) {
        switch event {
        case .silence where hasHead: after += 1
        case .silence: before += 1
        case .head: hasHead = true
        case .connected, .sent: Issue.record("Nobody asked for progress.")
        case .body, .done: break
        }
      }
      #expect(hasHead && (before > 0) == (pulse != nil) && (after > 0) == (pulse != nil), "\(before) \(after)")
    }
  }
}
