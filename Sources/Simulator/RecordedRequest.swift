/// A request the simulator received, kept for tests.
package struct RecordedRequest: Sendable {
  /// E.g. `POST`.
  package let method: String
  /// As sent, with the `/api/v1` in front and without the query.
  package let path: String
  /// In the order sent, percent escapes removed.
  package let query: [(name: String, value: String)]
  /// Names in lower case.
  package let headers: [String: String]
  package let body: [UInt8]

  package init(
    method: String, path: String, query: [(name: String, value: String)], headers: [String: String], body: [UInt8]
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.headers = headers
    self.body = body
  }
}
