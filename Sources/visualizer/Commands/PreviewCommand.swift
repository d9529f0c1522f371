import ArgumentParser
import Cells
import Domain
import Foundation
import Storage

/// Shows an image file.
struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview", abstract: "Show an image file as half blocks.",
    discussion: """
      PNG, JPEG and WebP. On a terminal the picture fills it in the terminal's own colours; elsewhere it is \
      80x24 without colours unless asked for otherwise.

      EXAMPLES
        visualizer preview fox.png
        visualizer preview fox.png --size 120x40 --colors full > fox.ans
      """)

  @Argument(help: "The image file.")
  var file: String

  @Option(help: ArgumentHelp("In cells, e.g. 80x24.", valueName: "colsxrows"))
  var size: CellSize?

  @Option(help: "full, 256, 16, none or auto.")
  var colors = ColorChoice.auto

  @Flag(help: "Refuse a picture that is damaged or cut short instead of showing what is left of it.")
  var strict = false

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let environment = ProcessInfo.processInfo.environment
    let bytes = try DiskPictureStore(paths: Paths(environment: environment)).read(file, limit: Rules.pictureBytes)
    let printer = PicturePrinter(environment: environment, colors: colors, size: size?.size)
    let printed = try printer.print(bytes, name: file, isStrict: strict)
    let console = Console()
    try console.write(printed.text)
    printed.remarks.forEach(console.note)
  }
}
