import Domain
import Testing

@testable import OpenRouter

@Suite struct BaseURLTests {
  @Test(arguments: [
    ("https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1"),
    (" https://OpenRouter.ai/api/v1// ", "https://openrouter.ai/api/v1"),
    ("http://localhost:8080/", "http://localhost:8080"), ("http://127.9.9.9/x", "http://127.9.9.9/x"),
    ("http://[::1]:1/x/", "http://[::1]:1/x"), ("https://10.0.0.1/v1", "https://10.0.0.1/v1"),
  ])
  func accepts(_ text: String, _ url: String) throws {
    #expect(try BaseURL(text).description == url)
  }

  @Test(arguments: [
    "", "openrouter.ai", "ftp://127.0.0.1", "file:///etc/passwd", "http://openrouter.ai", "http://127.0.0.1.evil.com",
    "http://localhost.evil.com", "http://user@localhost/", "https://u:p@openrouter.ai/", "https://a/?q=1",
    "https://a/#f",
    "https:///x", "http://127.0.0.1\\@evil.com", "http://1270.0.0.1", "http://[::2]/", "https://a b/", "https://a\n/",
  ])
  func refuses(_ text: String) {
    #expect { try BaseURL(text) } throws: { ($0 as? Failure)?.kind == .configuration }
  }

  @Test func knowsOpenRouter() throws {
    #expect(BaseURL.openRouter.isOpenRouter)
    #expect(try BaseURL("https://openrouter.ai/api/v1") == .openRouter)
    #expect(try !BaseURL("https://openrouter.ai.evil.com").isOpenRouter)
    #expect(try !BaseURL("http://localhost").isOpenRouter)
  }

  @Test func escapesModels() {
    #expect(
      Endpoint.endpoints(model: "~a/b c:free?x=é/..%").path
        == "/images/models/~a/b%20c%3Afree%3Fx%3D%C3%A9/..%25/endpoints")
    #expect(Endpoint.generation(id: "gen-1&x=/").path == "/generation?id=gen-1%26x%3D%2F")
  }
}
