/// The manner a picture is painted in.
enum Manner: String, CaseIterable, Sendable {
  case watercolor, oil, pixels, monochrome, sepia, comic, mosaic, sketch

  /// The first manner one of the words asks for.
  static func find(in words: [String]) -> Manner? {
    let set = Set(words)
    if set.isSuperset(of: ["black", "white"]) { return .monochrome }
    if set.isSuperset(of: ["stained", "glass"]) { return .mosaic }
    return allCases.first { !$0.words.isDisjoint(with: set) }
  }

  private var words: Set<String> {
    switch self {
    case .watercolor: ["watercolor", "watercolour", "aquarelle", "gouache"]
    case .oil: ["oil", "impressionist", "impressionism", "painterly", "impasto"]
    case .pixels: ["pixel", "pixelart", "8bit", "retro"]
    case .monochrome: ["monochrome", "grayscale", "greyscale", "noir", "bw"]
    case .sepia: ["sepia", "vintage", "daguerreotype", "antique"]
    case .comic: ["comic", "cartoon", "poster", "anime", "popart"]
    case .mosaic: ["mosaic", "voronoi", "lowpoly", "polygon", "poly"]
    case .sketch: ["sketch", "pencil", "charcoal", "engraving"]
    }
  }
}
