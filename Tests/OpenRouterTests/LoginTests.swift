import Domain
import Foundation
import RawServing
import Simulator
import Testing

@testable import OpenRouter

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The login by the browser: the address, the listener that waits for the browser, and the exchange of the code.
@Suite(.serialized) struct LoginTests {
  private func get(_ address: String) async throws -> (status: Int, text: String) {
    let url = try #require(URL(string: address))
    let session = URLSession(configuration: .ephemeral)
    let (data, response) = try await session.data(for: URLRequest(url: url, timeoutInterval: 10))
    return ((response as? HTTPURLResponse)?.statusCode ?? 0, String(decoding: data, as: UTF8.self))
  }

  private func client(_ simulator: Simulator) throws -> OpenRouterClient {
    OpenRouterClient(baseURL: try BaseURL(simulator.baseURL), key: try APIKey(Make.key))
  }

  @Test func theBrowserBringsACodeThatBecomesAKey() async throws {
    let simulator = try await Simulator.start(SimulatorOptions(acceptedKeys: []))
    let client = try client(simulator)
    let listener = try CallbackListener()
    let login = try client.login(port: listener.port)
    async let brought = listener.code(of: login)
    let page = try await get(login.address)
    #expect(page.status == 200 && page.text.contains("You may close this page"))
    let code = try await brought
    let key = try await client.key(for: code, of: login)
    #expect(key.reveal().hasPrefix("sk-or-v1-"))
    let posts = await simulator.recorded().filter { $0.method == "POST" }
    #expect(posts.count == 1 && posts[0].headers["authorization"] == nil)
    // Nothing listens any more, and the code is used up.
    await #expect(throws: (any Error).self) { try await get("http://127.0.0.1:\(listener.port)/callback?code=abcd") }
    let again = await #expect(throws: Failure.self) { try await client.key(for: code, of: login) }
    #expect(again?.kind == .forbidden && again?.title.contains("may have been used") == true)
    await simulator.stop()
  }

  @Test func whatBelongsToNoLoginIsTurnedAway() async throws {
    let listener = try CallbackListener()
    let login = BrowserLogin(address: "", state: "right", verifier: "v")
    let root = "http://127.0.0.1:\(listener.port)"
    async let brought = listener.code(of: login)
    #expect(try await get(root + "/callback?code=stolen1&state=wrong").status == 400)
    #expect(try await get(root + "/callback?code=stolen1").status == 400)
    #expect(try await get(root + "/favicon.ico").status == 404)
    #expect(try await get(root + "/callback?code=mine1234&state=right").status == 200)
    #expect(try await brought == "mine1234")
  }

  @Test func whoDoesNotAgreeEndsIt() async throws {
    let listener = try CallbackListener()
    let login = BrowserLogin(address: "", state: "s", verifier: "v")
    let task = Task { try await listener.code(of: login) }
    let page = try await get("http://127.0.0.1:\(listener.port)/callback?error=access_denied&state=s")
    #expect(page.text.contains("Nothing was set up"))
    let error = await #expect(throws: Failure.self) { try await task.value }
    #expect(error?.kind == .forbidden)
  }

  @Test func nothingListensOnceThePatienceIsOver() async throws {
    #expect(CallbackListener.patience == .seconds(300))
    let listener = try CallbackListener()
    let login = BrowserLogin(address: "", state: "s", verifier: "v")
    let error = await #expect(throws: Failure.self) { try await listener.code(of: login, within: .milliseconds(10)) }
    #expect(error?.kind == .timeout)
    await #expect(throws: (any Error).self) {
      try await get("http://127.0.0.1:\(listener.port)/callback?code=abcd&state=s")
    }
  }

  @Test func itEndsWithItsTask() async throws {
    let listener = try CallbackListener()
    let login = BrowserLogin(address: "", state: "s", verifier: "v")
    let task = Task { try await listener.code(of: login) }
    task.cancel()
    let error = await #expect(throws: Failure.self) { try await task.value }
    #expect(error?.kind == .cancelled)
  }

  @Test func theAddressHoldsNoSecret() throws {
    let client = OpenRouterClient(baseURL: .openRouter, key: try APIKey(Make.key))
    let login = try client.login(port: 51_423)
    #expect(
      login.address.hasPrefix("https://openrouter.ai/auth?callback_url=http%3A%2F%2F127.0.0.1%3A51423%2Fcallback"))
    #expect(login.address.contains("code_challenge_method=S256") && !login.address.contains(login.reveal()))
    #expect(!login.address.contains("sk-or") && login.reveal().utf8.count == 43)
    #expect(login.address.contains(try #require(login.state)))
    let other = try client.login(port: nil)
    #expect(!other.address.contains("callback_url") && other.state == nil && other.reveal() != login.reveal())
    #expect(
      LoginWord.challenge(of: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")
        == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM")
  }

  @Test(arguments: [
    ("https://openrouter.ai/api/v1", "https://openrouter.ai/auth"),
    ("http://127.0.0.1:9/api/v1/", "http://127.0.0.1:9/auth"),
    ("https://x.example/v1", "https://x.example/auth"), ("https://x.example", "https://x.example/auth"),
  ])
  func thePageStandsBesideTheAPI(_ base: String, _ page: String) throws { #expect(try BaseURL(base).loginPage == page) }

  @Test(arguments: [
    (#"{"error":{"code":502,"message":"The image failed; it was not billed."}}"#, Failure.Billed.no),
    (#"{"error":{"code":502,"message":"Provider returned error. You were not charged."}}"#, .no),
    (#"{"error":{"code":502,"message":"Provider returned error"}}"#, .maybe), ("You were not charged.", .maybe),
    (#"{"error":{"code":502,"message":"m"},"usage":{"cost":0}}"#, .no),
  ])
  func a502CountsAsUnbilledWhereItSaysSo(_ body: String, _ billed: Failure.Billed) async throws {
    let failure = try #require(try await Make.failure(Make.answer(body, status: "502 Bad")))
    #expect(failure.billed == billed && failure.isRefusal && failure.allowsAnotherModel == (billed == .no))
  }

  @Test func anErrorWithinAnAnswerIsNoRefusal() async throws {
    let body = #"{"error":{"code":429,"message":"m"}}"#
    let within = try #require(try await Make.failure(Make.answer(body)))
    #expect(!within.isRefusal && !within.allowsAnotherModel)
    let refusal = try #require(try await Make.failure(Make.answer(body, status: "429 No")))
    #expect(refusal.isRefusal && refusal.allowsAnotherModel)
  }
}
