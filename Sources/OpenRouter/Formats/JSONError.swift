/// Where a text stops being JSON.
struct JSONError: Error {
  /// In bytes from the start.
  var offset: Int
  /// What is wrong there, as the end of a sentence.
  var reason: String
}
