import Cells

/// Where everything stands on a screen of a size.
package struct Layout: Hashable, Sendable {
  package let size: Size
  package let status: Rect
  /// The rail with its border; nil where the tab line stands for it.
  package private(set) var rail: Rect?
  /// The tab line of narrow screens.
  package private(set) var tabs: Rect?
  /// The form with its border (without one on narrow screens); nil while the result has its place.
  package private(set) var form: Rect?
  /// The result pane with its border.
  package private(set) var result: Rect?
  /// The gallery: on its own panel, and beside Create where there is room.
  package private(set) var gallery: Rect?
  /// The picture under the gallery's cursor, large, beside it.
  package private(set) var detail: Rect?
  package let description: Rect
  package let keys: Rect

  /// The least that the program works in.
  package static let least = Size(width: 40, height: 12)

  package static func fits(_ size: Size) -> Bool { size.width >= least.width && size.height >= least.height }

  /// Whether panes have borders.
  package let hasBorders: Bool

  /// - Parameters:
  ///   - showsLarge: whether the gallery's pane shows one picture, or two.
  ///   - isLarge: whether a picture takes the whole screen but for the lines at its edges.
  ///   - isBare: whether it takes these as well.
  package init(
    size: Size, panel: Panel, showsResult: Bool, isZoomed: Bool, zone: Zone, showsLarge: Bool = false,
    isLarge: Bool = false, isBare: Bool = false
  ) {
    self.size = size
    let (top, rest) = Rect(size).splitTop(1)
    let (above, bottom) = rest.splitBottom(1)
    let (body, line) = above.splitBottom(1)
    (status, description, keys) = (top, line, bottom)
    hasBorders = size.width >= 80 && !isLarge
    guard !isLarge else {
      if panel == .gallery { gallery = isBare ? Rect(size) : body } else { result = body }
      return
    }
    let main = placeRail(in: body)
    let isSplit = size.width >= 110 && !isZoomed
    if panel == .gallery {
      placeGallery(in: main, isSplit: isSplit && !showsLarge)
    } else if panel == .create, isZoomed, zone == .gallery {
      gallery = main
    } else if panel == .create || showsResult {
      let rest = panel == .create && isSplit ? placeGallery(beside: main) : main
      placeForm(in: rest, seesResult: isZoomed ? zone == .result : showsResult, isSplit: isSplit)
    } else {
      form = main
    }
  }

  /// The rail, or the tab line in its place.
  ///
  /// - Returns: what is left.
  private mutating func placeRail(in body: Rect) -> Rect {
    guard size.width >= 80 else {
      let (line, rest) = body.splitTop(1)
      tabs = line
      return rest
    }
    let (left, rest) = body.splitLeft(19)
    rail = left
    return rest
  }

  private mutating func placeGallery(in main: Rect, isSplit: Bool) {
    let halves = isSplit ? main.splitLeft(main.width * 11 / 20) : nil
    gallery = halves?.left ?? main
    detail = halves?.rest
  }

  /// Where there is room beside Create.
  ///
  /// - Returns: what is left.
  private mutating func placeGallery(beside main: Rect) -> Rect {
    guard size.width >= 180 else { return main }
    let split = main.splitLeft(main.width * 4 / 5)
    gallery = split.rest
    return split.left
  }

  /// The form and the result side by side, or the one that is seen.
  private mutating func placeForm(in main: Rect, seesResult: Bool, isSplit: Bool) {
    let halves = isSplit ? Self.split(main) : nil
    form = halves?.left ?? (seesResult ? nil : main)
    result = halves?.right ?? (seesResult ? main : nil)
  }

  private static func split(_ main: Rect) -> (left: Rect, right: Rect) {
    let width = min(62, max(46, main.width * 9 / 20))
    let (left, right) = main.splitLeft(width)
    return (left, right)
  }

  /// The inside of a pane.
  package func inside(_ pane: Rect) -> Rect { hasBorders ? pane.inset(2, 1) : pane.inset(1, 0) }
}

extension Model {
  package var layout: Layout {
    Layout(
      size: size, panel: panel, showsResult: panel == .create && create.showsResult, isZoomed: isZoomed, zone: zone,
      showsLarge: gallery.view != .many, isLarge: isLarge, isBare: isBare)
  }

  /// Whether a picture has the screen to itself. Lines that are wanted lie over its blocks; pixels cannot be covered in part.
  var isBare: Bool {
    slideShow != nil && !results.showsFacts && (hidesLines || look.cellPixels == nil)
  }

  /// Whether a picture has the whole screen: one of the gallery, or the result that is zoomed.
  var isLarge: Bool {
    panel == .gallery ? gallery.view == .one : panel == .create && isZoomed && zone == .result && !comparison.isOpen
  }
}
