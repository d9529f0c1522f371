import Cells
import Raster

/// Pictures as cells, kept so that a frame that changes something else does not scale them again.
package struct RenderedPictures: Sendable {
  private struct Key: Hashable {
    let id: PictureID
    let box: Size
    let background: RGB
    let cell: Size?
    let symbols: SymbolSet

    init(_ id: PictureID, _ box: Size, _ look: Look) {
      (self.id, self.box) = (id, box)
      (background, cell, symbols) = (look.theme.pictureBackground, look.cellPixels, look.symbols)
    }
  }

  private var surfaces: [Key: Surface] = [:]
  /// How many are kept.
  private var limit: Int

  package init(limit: Int = 8) { self.limit = limit }

  /// Before a frame that needs so many: none of them is let go while the others are made.
  package mutating func makeRoom(for count: Int) {
    limit = max(limit, 2 * count)
    if surfaces.count + count > limit { surfaces.removeAll() }
  }

  /// Lets go what was made of a picture that is another one now.
  package mutating func forget(_ id: PictureID) { surfaces = surfaces.filter { $0.key.id != id } }

  /// The picture fitted into a box of cells; made when it is asked for the first time.
  package mutating func surface(_ id: PictureID, _ bitmap: Bitmap, fitting box: Size, look: Look) -> Surface {
    let key = Key(id, box, look)
    if let surface = surfaces[key] { return surface }
    let surface = look.blocks.surface(bitmap, fitting: box)
    if surfaces.count >= limit { surfaces.removeAll() }
    surfaces[key] = surface
    return surface
  }

  package func surface(_ id: PictureID, fitting box: Size, look: Look) -> Surface? {
    surfaces[Key(id, box, look)]
  }
}

extension Look {
  /// What makes cells of pictures.
  var blocks: HalfBlocks {
    HalfBlocks(
      depth: depth, background: theme.pictureBackground, cellAspect: cellAspect, isUnicode: glyphs.isUnicode,
      symbols: symbols, cellPixels: cellPixels)
  }
}
