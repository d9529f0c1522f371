import Domain

extension SpeechRequest {
  /// The body of the POST. The format is always said: the service's own choice is bare samples.
  var body: JSONTree {
    var map = JSONMap()
    map.add("model", model)
    map.add("input", text)
    map.add("voice", voice)
    map.add("response_format", format.wire)
    map.add("speed", speedText.map { .decimal($0) })
    return map.tree
  }

  /// The most bytes that an honest answer may have: half a second for each character, in bare samples at their slowest.
  var answerCap: Int { max(Exchange.answerCap, characters * 48_000 * 400 / (2 * max(25, speed ?? 100))) }
}
