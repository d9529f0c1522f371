import Domain

extension Reference {
  /// The picture as the service takes it, in references and in messages alike.
  var part: JSONTree {
    .map([("type", .text("image_url")), ("image_url", .map([("url", .picture(self))]))])
  }
}
