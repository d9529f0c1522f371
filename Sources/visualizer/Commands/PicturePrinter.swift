import Cells
import Domain
import Raster
import Terminal

/// Shows image files as lines of half blocks, or as pixels where the terminal has them.
struct PicturePrinter {
  private let blocks: HalfBlocks
  private let box: Size
  /// Nil writes symbols.
  private let pixels: PixelSupport?
  private let height: Int

  /// - Parameters:
  ///   - size: in cells; nil is the terminal's, less the line of the next prompt, or 80x24.
  ///   - method: how the picture gets to the terminal.
  init(
    environment: [String: String], colors: ColorChoice, size: Size? = nil, method: MethodChoice = .symbols,
    symbols: SymbolSet = .half
  ) {
    let facts = TerminalFacts(environment: environment, override: colors.depth)
    // What is not looked at on a terminal gets no escape sequences unless they were asked for.
    let isPlain = colors == .auto && !facts.isOutputTTY
    // Whoever writes into a file has to say what.
    let asks = facts.isOutputTTY && method != .symbols
    let found = asks ? PixelInquiry.support(method.wish, facts, environment) : nil
    pixels = found?.method == nil ? nil : found
    height = facts.size?.height ?? 24
    blocks = HalfBlocks(
      depth: isPlain ? .monochrome : facts.profile.depth, background: RGB(0x21, 0x21, 0x21),
      cellAspect: facts.cellAspect,
      isUnicode: facts.profile.isUnicode || (isPlain && Self.leavesCharactersOpen(environment)), isTwoTone: isPlain,
      symbols: symbols,
      cellPixels: pixels?.cell)
    box = size ?? facts.size.map { Size(width: $0.width, height: max(1, $0.height - 1)) } ?? Size(width: 80, height: 24)
  }

  /// Whether no locale is set at all, as in most scripts; a file then gets UTF-8, as everything else here is.
  private static func leavesCharactersOpen(_ environment: [String: String]) -> Bool {
    ["LC_ALL", "LC_CTYPE", "LANG"].allSatisfy { environment[$0]?.isEmpty ?? true }
  }

  /// A picture as text, and what there is to say of it.
  struct Printed {
    /// Lines with their line ends.
    let text: String
    /// Sentences.
    let remarks: [String]
  }

  /// - Parameter isStrict: whether a picture of which parts are missing is refused.
  /// - Throws: a `.notAnImage` failure for what cannot be decoded.
  func print(_ bytes: [UInt8], name: String, isStrict: Bool = false) throws(Failure) -> Printed {
    let name = Harmless.line(name, limit: 200)
    do throws(RasterError) {
      let info = try ImageInfo.read(bytes)
      let size = Size(width: info.width, height: info.height)
      let picture = try Decoder.picture(bytes, .exactly(blocks.pixelSize(of: size, in: box)))
      if isStrict, let damage = picture.damage { throw damage }
      let surface = blocks.surface(picture.bitmap, fitting: box, of: size)
      return Printed(
        text: text(surface), remarks: picture.remarks.map { "\(name): \($0)." })
    } catch {
      throw Failure(.notAnImage, "\(name) cannot be shown: \(error.sentence).")
    }
  }

  private func text(_ surface: Surface) -> String {
    if let pixels, let image = surface.placements.first?.image,
      let text = PixelPrinter.text(image, surface.size, pixels, height: height)
    {
      return text
    }
    return ANSI.text(surface, depth: blocks.depth)
  }
}
