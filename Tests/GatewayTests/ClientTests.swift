import Domain
import Foundation
import HTTPTypes
import Synchronization
import Testing

@testable import Gateway

/// Who may use the gateway, and for how much.
struct ClientTests {
  private func client(_ name: String, _ budget: Decimal? = nil) -> GatewayClient {
    var client = GatewayClient(name: name, key: "vz-\(name)-0123456789")
    client.budgetPerDay = budget
    return client
  }

  @Test func limitsOfAKeyAndOfAllTogether() {
    let webui = client("webui", 1)
    #expect(ClientAccounts(ledger: nil, together: nil).limits(of: client("a")).isEmpty)
    let limits = ClientAccounts(ledger: nil, together: 3).limits(of: webui)
    #expect(limits.map(\.scope) == [.named("webui"), .gateway] && limits.map(\.perDay) == [1, 3])
    #expect(ClientAccounts(ledger: nil, together: 3).left(for: webui) == 1)
  }

  private func request(
    _ key: String?, host: String = "127.0.0.1:8484", origin: String? = nil, peer: String = "127.0.0.1"
  ) -> Incoming {
    var fields = HTTPFields()
    if let key { fields[.authorization] = "Bearer \(key)" }
    if let origin { fields[.origin] = origin }
    return Incoming("GET", "/v1/models", fields: fields, host: host, peer: peer)
  }

  private func status(_ admission: Admission, _ request: Incoming) -> Int {
    do throws(GatewayError) {
      _ = try admission.client(of: request)
      return 200
    } catch {
      return error.status
    }
  }

  @Test func keysOpen() {
    let admission = Admission(GatewayOptions(), [client("default"), client("webui")])
    #expect(status(admission, request("vz-webui-0123456789")) == 200)
    #expect(status(admission, request(nil)) == 401)
    #expect(status(admission, request("sk-or-v1-abc")) == 401)
  }

  @Test func pagesAndOtherNamesAreKeptOut() {
    var options = GatewayOptions()
    options.origins = ["http://localhost:3000"]
    let admission = Admission(options, [client("default")])
    let key = "vz-default-0123456789"
    #expect(status(admission, request(key, host: "evil.example:8484")) == 403)
    #expect(status(admission, request(key, host: "[::1]:8484")) == 200)
    #expect(status(admission, request(key, origin: "https://evil.example")) == 403)
    #expect(status(admission, request(key, origin: "http://localhost:3000")) == 200)
  }

  @Test func whoGuessesHasToWait() {
    let admission = Admission(GatewayOptions(), [client("default")])
    for _ in 0..<5 { #expect(status(admission, request("wrong-key")) == 401) }
    #expect(status(admission, request("vz-default-0123456789")) == 429)
    #expect(status(admission, request("vz-default-0123456789", peer: "127.0.0.2")) == 200)
  }

  @Test func withoutAKeyOnLoopbackAlone() {
    var options = GatewayOptions()
    options.needsNoKey = true
    #expect(status(Admission(options, [client("default")]), request(nil)) == 200)
    options.host = "0.0.0.0"
    #expect(options.isExposed)
    options.host = "127.0.0.1"
    #expect(!options.isExposed)
  }
}
