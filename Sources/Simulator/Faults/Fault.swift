/// Something that goes wrong on purpose.
package struct Fault: Sendable, Equatable {
  package var kind: Kind
  /// Only requests whose path ends so, e.g. `/images`; nil means all of them.
  package var path: String?
  /// How many requests it still hits; nil means every one.
  package var times: Int?

  package init(_ kind: Kind, path: String? = nil, times: Int? = nil) {
    self.kind = kind
    self.path = path
    self.times = times
  }

  package enum Kind: Sendable, Equatable {
    /// An error answer in the documented shape, with a Retry-After header in seconds when given.
    case status(Int, retryAfter: Int?)
    /// An error 502 that says that nothing is billed.
    case unbilled
    /// Nothing at all for a while.
    case delayFirstByte(Duration)
    /// The body stops half way and the connection stays open.
    case stall
    /// The connection closes half way through a body of a stated length.
    case cut
    /// Status 200 with an error in the body.
    case errorInSuccess
    /// Status 200 with a page of HTML, as a captive portal sends it.
    case html
    /// A successful answer without a picture.
    case noImages
    /// A polite text in place of a picture.
    case refusal
    /// Base64 that is none.
    case malformedBase64
    /// No `media_type` beside the picture.
    case missingMediaType
    /// Bytes that are no PNG, named PNG: the beginning of an AVIF file.
    case avifNamedPNG
    /// A page of HTML in Base64, named PNG.
    case htmlNamedPNG
    /// This many pictures, whatever was asked.
    case manyImages(Int)
    /// A stream that ends in the middle of an event.
    case streamCut
    /// A stream that ends with an error event.
    case streamError
    /// A stream in chunks of one byte around every boundary.
    case streamSplit
    /// Status 302 to another host.
    case redirect(String)
    /// An error whose message repeats the key.
    case keyEcho
    /// A body of this many mebibytes.
    case hugeBody(Int)
    /// The body a few bytes at a time.
    case slowLoris
  }

  func applies(to requested: String) -> Bool {
    times != 0 && (path.map { requested.hasSuffix($0) } ?? true)
  }
}
