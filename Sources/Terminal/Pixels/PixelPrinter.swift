import Cells

/// Writes one picture in real pixels where the cursor of an ordinary terminal stands, with the cursor on the line below after it.
package enum PixelPrinter {
  /// - Parameters:
  ///   - cells: how many it covers.
  ///   - height: of the terminal, in rows.
  package static func text(_ image: PixelImage, _ cells: Size, _ support: PixelSupport, height: Int) -> String? {
    guard cells.height < height,
      let making = support.driver, making.method != .kitty || !making.isBehindTmux
    else { return nil }
    // Room is made first, so that nothing scrolls while the picture is drawn.
    let room = String(repeating: "\n", count: cells.height) + "\u{1B}[\(cells.height)A"
    let picture: [UInt8] =
      switch making.method {
      case .kitty: KittyDriver.single(image, cells)
      case .iterm2: ITermDriver(takesParts: false).file(Placement(image, in: Rect(cells)))
      case .sixel: SixelEncoder(colors: making.registers).bytes(of: image)
      }
    return room + "\u{1B}7" + String(decoding: picture, as: UTF8.self) + "\u{1B}8\u{1B}[\(cells.height)B\r"
  }
}
