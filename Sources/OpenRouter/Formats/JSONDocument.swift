/// A parsed JSON text: the bytes as they came, and where in them each value stands.
///
/// Nothing is copied or converted until it is asked for, so that the megabytes of an image stay once in memory, and
/// a wrong type somewhere harms only who asks for it. Nodes are in the order of the text; in maps keys and values
/// alternate.
struct JSONDocument: Sendable {
  /// Deeper texts are refused.
  static let depthLimit = 256

  let bytes: [UInt8]
  let nodes: [JSONNode]
  /// What was decoded of the strings when the text came; see `JSONCollector`.
  let blobs: [[UInt8]]

  init(_ bytes: [UInt8]) throws(JSONError) { try self.init(bytes, blobs: []) }

  /// - Parameters:
  ///   - blobs: what the marks in the text stand for.
  ///   - healing: whether a text that was cut off counts as far as it goes.
  ///   - isLenient: whether what some services write, and the standard does not allow, is read all the same.
  init(_ bytes: [UInt8], blobs: [[UInt8]], healing: Bool = false, isLenient: Bool = false) throws(JSONError) {
    guard bytes.count < Int(UInt32.max) else { throw JSONError(offset: 0, reason: "it is too long") }
    nodes = try JSONParser.nodes(of: bytes, healing: healing, isLenient: isLenient)
    self.bytes = bytes
    self.blobs = blobs
  }

  var root: JSON { JSON(document: self, index: 0) }
}
