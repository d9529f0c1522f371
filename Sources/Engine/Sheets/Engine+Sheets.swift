import Cells
import Domain
import Foundation
import Raster

extension Engine {
  /// The most pictures on one sheet.
  package static let mostOnSheet = Rules.images.upperBound

  /// A contact sheet as a PNG.
  ///
  /// - Parameter embeds: whether it carries the requests of its pictures, as the files of the library do.
  /// - Throws: a `.usage` failure for none or too many pictures.
  package func sheet(_ order: SheetOrder, embeds: Bool) throws(Failure) -> [UInt8] {
    let assets = try ports.library?.assets(order.cells.compactMap(\.asset)) ?? []
    let wish = SheetWish(order, Dictionary(assets.map { ($0.id, $0) }) { first, _ in first })
    let cells = wish.tables.flatMap { $0.cells.flatMap { $0 } }
    guard !cells.isEmpty, cells.count <= Self.mostOnSheet else {
      throw Failure(
        .usage,
        cells.isEmpty ? "There is no picture for a sheet." : "\(cells.count) pictures are too many for one sheet.",
        advice: cells.isEmpty ? "" : "At most \(Self.mostOnSheet) go on one.")
    }
    let page = wish.page.drawn { table, row, column, box in
      wish.tables[table].cells[row][column].asset.flatMap { picture(of: $0, fitting: box) }
    }
    do throws(RasterError) {
      let bytes = try Encoder.png(page)
      guard embeds, let text = requests(of: cells.compactMap(\.asset)) else { return bytes }
      return try ImageMetadata.embed(text, into: bytes)
    } catch {
      throw Failure(.storage, "The sheet cannot be made: \(error.sentence).")
    }
  }

  private func picture(of asset: Asset, fitting box: Size) -> Bitmap? {
    guard let path = ports.library?.path(of: asset),
      let bytes = try? ports.pictures.read(path, limit: Rules.pictureBytes), let info = try? ImageInfo.read(bytes)
    else { return nil }
    let size = Size(width: info.width, height: info.height)
    return try? Decoder.bitmap(bytes, .exactly(size.fitted(within: box)))
  }

  /// What the files of the pictures carry, as a JSON list; nil where that is too long to be carried.
  private func requests(of assets: [Asset]) -> String? {
    guard let library = ports.library, let empty = try? Encoder.png(Bitmap(width: 1, height: 1)) else { return nil }
    let texts = assets.compactMap { ImageMetadata.read(from: library.marked(empty, with: $0)) }
    let text = "[" + texts.joined(separator: ",\n") + "]"
    return text.utf8.count <= ImageMetadata.limit ? text : nil
  }
}

extension SheetWish {
  fileprivate var page: ContactSheet {
    ContactSheet(title: title, subtitle: subtitle, tables: tables.map(\.drawn), legend: legend)
  }
}

extension SheetWish.Table {
  fileprivate var drawn: ContactSheet.Table {
    ContactSheet.Table(
      title: title, groups: groups, columns: columns, rows: rows, tiles: cells.map { $0.map(\.tile) })
  }
}

extension SheetWish.Cell {
  fileprivate var tile: ContactSheet.Tile {
    let shape = asset.map { Size(width: max(1, $0.width), height: max(1, $0.height)) }
    return ContactSheet.Tile(
      shape: shape, note: asset == nil ? note : "The file cannot be shown.", captions: captions)
  }
}

extension Size {
  /// As large as it can be in a box, never enlarged.
  fileprivate func fitted(within box: Size) -> Size {
    let share = min(1, min(Double(box.width) / Double(max(1, width)), Double(box.height) / Double(max(1, height))))
    return Size(width: max(1, Int(Double(width) * share)), height: max(1, Int(Double(height) * share)))
  }
}
