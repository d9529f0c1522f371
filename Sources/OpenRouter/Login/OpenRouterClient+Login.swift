import CDigest
import Domain
import Foundation
import Service

extension OpenRouterClient {
  func login(port: UInt16?) throws(Failure) -> BrowserLogin {
    let verifier = LoginWord.random()
    let state = port.map { _ in LoginWord.random() }
    guard let challenge = LoginWord.challenge(of: verifier) else {
      throw Failure(
        .configuration, "The login cannot be made safe on this machine.", advice: "Give a key: visualizer key set.")
    }
    var query = ["code_challenge=\(challenge)", "code_challenge_method=S256"]
    if let port, let state {
      query.insert("callback_url=" + Endpoint.escape("http://127.0.0.1:\(port)/callback?state=\(state)"), at: 0)
    }
    return BrowserLogin(
      address: exchange.baseURL.loginPage + "?" + query.joined(separator: "&"), state: state, verifier: verifier)
  }

  func key(for code: String, of login: BrowserLogin) async throws(Failure) -> APIKey {
    var request = exchange.request(.loginKeys, timeout: .seconds(30), cap: Exchange.smallCap)
    // A key that is there already has no part in it.
    request.fields.removeAll { $0.name == "Authorization" }
    request.fields.append(("Content-Type", "application/json"))
    request.body = JSONWriter.compact(
      .map([
        ("code", .text(code)), ("code_verifier", .text(login.reveal())), ("code_challenge_method", .text("S256")),
      ]))
    let reader = exchange.reader(.reading)
    do throws(Failure) {
      let (_, body) = try await exchange.fetch(request, reader)
      let root = try Answer(reader: reader, generationID: nil).parse(body)
      guard let key = root["key"]?.string ?? root["data"]?["key"]?.string else { throw Self.withoutKey }
      return try APIKey(key)
    } catch {
      throw Self.refusal(error)
    }
  }

  private static let withoutKey = Failure(
    .badAnswer, "The service took the code and gave no key.", advice: "Begin the login again.")

  private static func refusal(_ failure: Failure) -> Failure {
    guard failure.status == 403 || failure.status == 400 else { return failure }
    var refusal = failure
    refusal.title = "The code of the login was not taken: it may have been used, or be older than ten minutes."
    refusal.advice = "Begin the login again."
    return refusal
  }
}

/// Words by which a login is known: by chance, and never to be guessed.
enum LoginWord {
  /// 256 bits, as 43 letters.
  static func random() -> String {
    var generator = SystemRandomNumberGenerator()
    return letters((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
  }

  /// SHA-256 of a word, by which the service knows it again without having seen it; nil where the library refuses.
  static func challenge(of word: String) -> String? {
    let bytes = Array(word.utf8)
    var digest = [UInt8](repeating: 0, count: 32)
    return cdigest_sha256(bytes, bytes.count, &digest) ? letters(digest) : nil
  }

  /// Base64 for addresses, without padding.
  private static func letters(_ bytes: [UInt8]) -> String {
    Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
  }
}
