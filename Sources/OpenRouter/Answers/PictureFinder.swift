import Domain

/// Finds the pictures of an answer, wherever its shape has them: in `data` or `images`, bare in an event, in the items of
/// a response.
enum PictureFinder {
  /// Lists and maps that may hold pictures. Those that are true hold nothing else, so that a link there is one, too.
  private static let places: [(name: String, isForPictures: Bool)] = [
    ("data", true), ("images", true), ("image", true), ("output", true), ("outputs", true), ("result", true),
    ("results", true), ("artifacts", true), ("item", false), ("response", false), ("candidates", false),
    ("content", false), ("parts", false),
  ]
  private static let deepest = 8

  static func pictures(in root: JSON) -> [JSON] {
    var found: [JSON] = []
    find(root, isPlace: root.isList, into: &found, depth: 0)
    return found
  }

  private static func find(_ json: JSON, isPlace: Bool, into found: inout [JSON], depth: Int) {
    guard depth < deepest, found.count < 4 * Answer.imageLimit || depth < 3 else { return }
    if json.isList {
      for element in json.elements { find(element, isPlace: isPlace, into: &found, depth: depth + 1) }
    } else if json.isString {
      if isPlace, looksLikePicture(json) { found.append(json) }
    } else if AnswerPart.isPicture(json, isPlace: isPlace) {
      found.append(json)
    } else if json.isMap {
      for place in places {
        if let child = json[place.name] {
          find(child, isPlace: place.isForPictures, into: &found, depth: depth + 1)
        }
      }
    }
  }

  /// Where no picture is: what the request held, what only shows how far the work is, and what nobody is to see.
  private static let others = [
    "input", "prompt", "request", "reference", "messages", "mask", "partial", "preview", "thumb", "encrypted",
    "signature",
  ]
  private static let deepestOfAll = 24

  /// Pictures in any place whatever its name: for answers that hold none where pictures are known to be. Addresses alone do
  /// not count there.
  static func anywhere(in root: JSON) -> [JSON] {
    var found: [JSON] = []
    search(root, into: &found, depth: 0)
    return found
  }

  private static func search(_ json: JSON, into found: inout [JSON], depth: Int) {
    guard depth < deepestOfAll, found.count < Answer.imageLimit else { return }
    if json.isString {
      if isPicture(json) { found.append(json) }
    } else if json.isList {
      for element in json.elements { search(element, into: &found, depth: depth + 1) }
    } else {
      for (name, value) in json.fields where !isOther(name) {
        search(value, into: &found, depth: depth + 1)
      }
    }
  }

  private static func isOther(_ name: String) -> Bool {
    let name = name.lowercased()
    return others.contains { name.holds($0) }
  }

  /// Whether a text is a picture and nothing else.
  static func isPicture(_ json: JSON) -> Bool {
    guard looksLikePicture(json), case .image = AnswerPart(json) else { return false }
    return true
  }

  private static func looksLikePicture(_ json: JSON) -> Bool {
    guard let pieces = json.pieces else { return false }
    guard pieces.count == 1, case .text(let text) = pieces[0] else { return true }
    let start = String(decoding: text.prefix(12), as: UTF8.self).lowercased()
    return start.hasPrefix("data:") || start.hasPrefix("<svg") || start.hasPrefix("<?xml")
      || start.hasPrefix("https://") || start.hasPrefix("http://")
      || text.count >= 64 && Base64.decode(text) != nil
  }
}
