import ArgumentParser
import Domain
import Engine
import Foundation
import Storage

/// `--sheet`: all pictures of a run on one page.
struct SheetOption: ParsableArguments {
  @Option(
    help: ArgumentHelp("Also write all of it as one PNG, with the axes as heads and a legend.", valueName: "file"))
  var sheet: String?

  /// Before anything is paid for.
  func check(_ workspace: Workspace, replacing: Bool) throws(Failure) {
    guard let path else { return }
    do throws(Failure) {
      try workspace.pictures.checkWriting(to: path, replacing: replacing)
    } catch {
      var failure = error
      failure.advice = "Nothing was sent. " + (replacing ? failure.advice : "Name another file, or use --force.")
      throw failure
    }
  }

  func write(_ record: RunRecord, _ workspace: Workspace, replacing: Bool) throws(Failure) {
    guard let path else { return }
    let bytes = try workspace.engine.sheet(SheetOrder(record), embeds: record.embeds)
    try workspace.pictures.write(bytes, to: path, replacing: replacing)
    Console().note("The sheet is \(Harmless.line(path, limit: 300)).")
  }

  private var path: String? { sheet.map { UserPath($0).absolute } }
}
