import ArgumentParser
import Cells
import Domain
import Foundation
import Storage

/// Shows an image file.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show an image file as pixels, or as blocks.",
    discussion: """
      PNG, JPEG, WebP, GIF, BMP and QOI, and with their libraries AVIF, HEIC, TIFF and SVG (see doctor), in \
      their own colours: as pixels where the terminal has kitty's protocol, iTerm2's or sixel. A dash reads standard \
      input; pipes are read, too. On a terminal the picture fills it in the terminal's own colours; elsewhere it is \
      80x24 without colours unless asked for otherwise.

      EXAMPLES
        visualizer preview fox.png
        visualizer preview fox.png --size 120x40 --colors full > fox.ans
        curl -s https://example.org/fox.jpg | visualizer preview -
      """)

  @Argument(help: "The image file, or - for standard input.")
  var file: String

  @Option(help: ArgumentHelp("In cells, e.g. 80x24.", valueName: "colsxrows"))
  var size: CellSize?

  @Option(help: "full, 256, 16, none or auto.")
  var colors = ColorChoice.auto

  @Flag(help: "Refuse a picture that is damaged or cut short instead of showing what is left of it.")
  var strict = false

  @Option(name: .customLong("protocol"), help: "auto, kitty, iterm2, sixel or symbols.")
  var method: MethodChoice?

  @Option(help: "half, quadrant, sextant, octant or ascii.")
  var symbols: SymbolsChoice?

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let bytes = try bytes(environment)
    let printer = PicturePrinter(
      environment: environment, colors: colors, size: size?.size,
      method: method ?? (symbols == nil && colors == .auto ? .auto : .symbols), symbols: (symbols ?? .half).set)
    let printed = try printer.print(bytes, name: file == "-" ? "The picture" : file, isStrict: strict)
    let console = Console()
    try console.write(printed.text)
    printed.remarks.forEach(console.note)
  }

  private func bytes(_ environment: [String: String]) throws(Failure) -> [UInt8] {
    if file == "-" { return try StandardInput().whole("picture", limit: Rules.pictureBytes) }
    return try DiskPictureStore(paths: Paths(environment: environment)).readWhole(file, limit: Rules.pictureBytes)
  }
}
