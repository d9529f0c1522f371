import Foundation
import Testing

@testable import Simulator

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The two addresses by which a program gets a key through the browser.
struct LoginTests {
  /// Of the document's example: RFC 7636, appendix B.
  private static let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
  private static let challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"

  private func answer(_ query: [(String, String)], _ ledger: Ledger = Ledger(faults: [])) async -> ServiceAnswer {
    let service = Service(options: SimulatorOptions(), catalogue: SimulatedCatalogue(.recorded), ledger: ledger)
    return await service.page(
      Incoming(method: "GET", path: "/auth", query: query.map { (name: $0, value: $1) }, headers: [:], body: []))
  }

  private func code(_ client: Client) async throws -> String {
    let root = client.simulator.baseURL.replacing("/api/v1", with: "")
    let url = try #require(URL(string: "\(root)/auth?code_challenge=\(Self.challenge)&code_challenge_method=S256"))
    let (data, _) = try await URLSession.shared.data(from: url)
    let page = String(decoding: data, as: UTF8.self)
    return try #require(page.firstMatch(of: /<code>(.+)<\/code>/).map { String($0.1) })
  }

  @Test func aCodeServesOnceAndGivesAKeyThatIsLetIn() async throws {
    try await Client.with(keys: []) { client in
      let code = try await code(client)
      let body: WireJSON = [
        "code": .string(code), "code_verifier": .string(Self.verifier), "code_challenge_method": "S256",
      ]
      let given = try await client.post("/auth/keys", body)
      let key = try #require(given.json["key"]?.string)
      #expect(given.status == 200 && key.hasPrefix("sk-or-v1-"))
      #expect(try await Client(simulator: client.simulator, key: key).get("/key").status == 200)
      #expect(try await client.post("/auth/keys", body).status == 403)
      #expect(try await client.get("/auth/keys").status == 405)
    }
  }

  @Test func aWrongVerifierGetsNothingAndUsesTheCodeUp() async throws {
    try await Client.with { client in
      let code = try await code(client)
      let wrong = try await client.post("/auth/keys", ["code": .string(code), "code_verifier": "wrong"])
      #expect(wrong.status == 403 && wrong.message.contains("code_verifier"))
      let right = try await client.post(
        "/auth/keys", ["code": .string(code), "code_verifier": .string(Self.verifier)])
      #expect(right.status == 403)
      #expect(try await client.post("/auth/keys", ["code": "x", "code_challenge_method": "MD5"]).status == 400)
      #expect(try await client.post("/auth/keys", [:]).status == 400)
    }
  }

  @Test func thePageLeadsBackWithTheCode() async {
    let back = await answer([("callback_url", "http://127.0.0.1:9/callback?state=s"), ("code_challenge", "x")])
    #expect(back.status == 302)
    #expect(back.headers["Location"]?.hasPrefix("http://127.0.0.1:9/callback?state=s&code=auth_code_") == true)
    let elsewhere = await answer([("callback_url", "http://evil.example/x"), ("code_challenge", "x")])
    #expect(elsewhere.status == 400)
    #expect(await answer([]).status == 400)
    #expect(await answer([("code_challenge", "x"), ("code_challenge_method", "MD5")]).status == 400)
  }

  @Test func codesGrowOld() async {
    let ledger = Ledger(faults: [])
    let code = await ledger.authorise(Authorisation(challenge: nil, method: "S256"))
    #expect(await ledger.key(for: code, verifier: nil, now: .now + .seconds(601)) == nil)
  }
}
