import Cells

/// Where everything stands on a screen of a size.
package struct Layout: Hashable, Sendable {
  package let size: Size
  package let status: Rect
  /// The rail with its border; nil where the tab line stands for it.
  package let rail: Rect?
  /// The tab line of narrow screens.
  package let tabs: Rect?
  /// The form with its border (without one on narrow screens); nil while the result has its place.
  package let form: Rect?
  /// The result pane with its border.
  package let result: Rect?
  /// The gallery: on its own panel, and beside Create where there is room.
  package let gallery: Rect?
  /// The picture under the gallery's cursor, large, beside it.
  package let detail: Rect?
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
  package init(
    size: Size, panel: Panel, showsResult: Bool, isZoomed: Bool, zone: Zone, showsLarge: Bool = false,
    isLarge: Bool = false
  ) {
    self.size = size
    let (top, rest) = Rect(size).splitTop(1)
    let (above, bottom) = rest.splitBottom(1)
    let (body, line) = above.splitBottom(1)
    status = top
    keys = bottom
    description = line
    var main = body
    hasBorders = size.width >= 80 && !isLarge
    if isLarge {
      (rail, tabs, form, detail) = (nil, nil, nil, nil)
      (gallery, result) = panel == .gallery ? (body, nil) : (nil, body)
      return
    }
    if size.width < 80 {
      rail = nil
      let (tabLine, below) = body.splitTop(1)
      tabs = tabLine
      main = below
    } else {
      tabs = nil
      let split = body.splitLeft(19)
      rail = split.left
      main = split.rest
    }
    let isSplit = size.width >= 110 && !isZoomed
    if panel == .gallery {
      (form, result) = (nil, nil)
      let halves = isSplit && !showsLarge ? main.splitLeft(main.width * 11 / 20) : nil
      (gallery, detail) = (halves?.left ?? main, halves?.rest)
      return
    }
    detail = nil
    if panel == .create, isZoomed, zone == .gallery {
      (form, result, gallery) = (nil, nil, main)
      return
    }
    let besides = panel == .create && isSplit && size.width >= 180 ? main.splitLeft(main.width * 4 / 5) : nil
    main = besides?.left ?? main
    gallery = besides?.rest
    if panel == .create || showsResult {
      let seesResult = isZoomed ? zone == .result : showsResult
      let halves = isSplit ? Self.split(main) : nil
      form = halves?.left ?? (seesResult ? nil : main)
      result = halves?.right ?? (seesResult ? main : nil)
    } else {
      form = main
      result = nil
    }
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
      showsLarge: gallery.view != .many, isLarge: isLarge)
  }

  /// Whether a picture has the whole screen: one of the gallery, or the result that is zoomed.
  var isLarge: Bool {
    panel == .gallery ? gallery.view == .one : panel == .create && isZoomed && zone == .result && !comparison.isOpen
  }
}
