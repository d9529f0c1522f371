import Cells
import Raster

/// Which part of a picture is seen in a box of cells, and how large.
///
/// A dot is what the screen shows a picture with: a pixel of the terminal's, else a part of a cell.
struct CloseupPlace: Equatable {
  let whole: Size
  private let box: Size
  private let cell: Size
  private let dotAspect: Double

  /// - Parameters:
  ///   - whole: the picture in pixels.
  ///   - box: in cells.
  init(_ whole: Size, in box: Size, _ blocks: HalfBlocks) {
    self.whole = Size(width: max(1, whole.width), height: max(1, whole.height))
    self.box = Size(width: max(1, box.width), height: max(1, box.height))
    cell = blocks.pixelSize(of: Size(width: 1, height: 1))
    dotAspect = blocks.cellAspect * Double(cell.width) / Double(max(1, cell.height))
  }

  private var dots: Size { Size(width: box.width * cell.width, height: box.height * cell.height) }

  /// Dots for each pixel of the picture, where all of it is seen.
  var fit: Double {
    min(Double(dots.width) / Double(whole.width), Double(dots.height) * dotAspect / Double(whole.height))
  }

  /// The part that is seen at a scale, as near to a centre as the edges let it be.
  func part(at scale: Double, around x: Double, _ y: Double) -> Rect {
    let width = min(whole.width, max(1, Int((Double(dots.width) / scale).rounded(.up))))
    let height = min(whole.height, max(1, Int((Double(dots.height) * dotAspect / scale).rounded(.up))))
    func start(_ center: Double, _ length: Int, _ most: Int) -> Int {
      min(max(0, Int((center - Double(length) / 2).rounded())), most - length)
    }
    return Rect(x: start(x, width, whole.width), y: start(y, height, whole.height), width: width, height: height)
  }

  /// The cells that a part takes.
  func cells(of part: Rect, at scale: Double) -> Size {
    let width = Double(part.width) * scale / Double(cell.width)
    let height = Double(part.height) * scale / dotAspect / Double(cell.height)
    return Size(
      width: min(box.width, max(1, Int(width.rounded()))), height: min(box.height, max(1, Int(height.rounded()))))
  }

  /// The dots that so many cells have.
  func dots(of cells: Size) -> Size { Size(width: cells.width * cell.width, height: cells.height * cell.height) }
}
