import ArgumentParser
import Cells

/// `COLSxROWS` as an argument.
struct CellSize: ExpressibleByArgument, Hashable {
  let size: Size

  init?(argument: String) {
    let sides = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard sides.count == 2, let width = sides[0], let height = sides[1],
      (1...2000).contains(width), (1...2000).contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }
}
