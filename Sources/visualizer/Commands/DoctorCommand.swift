import ArgumentParser
import Cells
import Domain
import Engine
import Foundation
import OpenRouter
import Raster
import Storage
import Terminal

/// Tells what the program found around itself.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Show terminal, locale, colours, paths, versions and the key's place.",
    discussion: "Asks nothing of the network. Exits with 0 unless something is broken.")

  @OptionGroup var global: GlobalOptions

  func run() throws {
    let console = Console()
    let environment = ProcessInfo.processInfo.environment
    let workspace = try Workspace.open(global, toleratingAddress: true)
    let wish = PixelWish(workspace.loaded.settings.preview.method.rawValue) ?? .automatic
    let facts = TerminalFacts(environment: environment)
    let rows =
      Self.about + Self.terminal(facts, environment) + Self.pictures(facts, wish, environment) + Self.files(workspace)
    let width = rows.map(\.0.count).max() ?? 0
    for (name, value) in rows {
      try console.print("\(name)\(String(repeating: " ", count: width - name.count))  \(Harmless.line(value))")
    }
    workspace.notices.forEach(console.note)
    if let failure = workspace.addressFailure ?? workspace.keyFailure { throw failure }
    guard !workspace.paths.isTemporary else { throw ExitCode(1) }
  }

  private static let about = [
    ("Visualizer", Release.version), ("System", ProcessInfo.processInfo.operatingSystemVersionString),
    ("Picture formats", ImageFormat.allCases.filter(\.isDecodable).map(\.label).joined(separator: ", ")),
    ("Other formats", missing.isEmpty ? "none" : missing.joined(separator: ", ")),
  ]

  /// Formats that are not read here, with the package that brings them.
  private static var missing: [String] {
    ImageFormat.allCases.filter { !$0.isDecodable && $0 != .pdf }.map { format in
      format.package.map { "\(format.label): install \($0)" } ?? "\(format.label): not read"
    }
  }

  private static func terminal(_ facts: TerminalFacts, _ environment: [String: String]) -> [(String, String)] {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap { environment[$0] }.first { !$0.isEmpty }
    let size = facts.size.map { "\($0.width)x\($0.height)" } ?? "unknown"
    return [
      ("ncurses", facts.ncursesVersion), ("TERM", facts.term.isEmpty ? "not set" : facts.term),
      ("Terminfo", facts.terminfoName ?? "none"), ("COLORTERM", facts.colorTerm ?? "not set"),
      ("NO_COLOR", environment["NO_COLOR"].map { $0.isEmpty ? "empty" : "set" } ?? "not set"),
      ("Colours", words(facts.profile.depth)), ("Locale", locale ?? "not set"), ("Character set", facts.codeset),
      ("Half blocks", facts.profile.isUnicode ? "yes" : "no, ASCII"), ("Size", size),
      ("Standard input", facts.isInputTTY ? "a terminal" : "no terminal"),
      ("Standard output", facts.isOutputTTY ? "a terminal" : "no terminal"),
      ("Screen", facts.obstacle.map { "cannot open: \($0)" } ?? "can open"),
    ]
  }

  /// How pictures are shown, and why so.
  private static func pictures(
    _ facts: TerminalFacts, _ wish: PixelWish, _ environment: [String: String]
  ) -> [(String, String)] {
    let support = PixelInquiry.support(wish, facts, environment)
    let name = support.method.map { $0.rawValue + (support.isBehindTmux ? " through tmux" : "") } ?? "symbols"
    let cell = support.cell.map { "\($0.width)x\($0.height) pixels" } ?? "unknown"
    return [("Pictures", "\(name): \(support.reason)"), ("Cell", cell)]
  }

  private static func files(_ workspace: Workspace) -> [(String, String)] {
    let paths = workspace.paths
    let kept = workspace.engine.keptCatalogue()
    return [
      ("Service", workspace.address.baseURL?.description ?? "the built-in simulator"),
      ("Key", workspace.key.map { "\($0.masked), \(workspace.keySource?.words ?? "")" } ?? "none"),
      ("Settings", paths.configFile), ("Styles", paths.styles), ("Themes", paths.themes), ("Pictures", paths.images),
      ("Cache", paths.cache), ("Log", paths.logFile),
      ("Catalogue", kept.map { "\($0.models.count) models, \(Age(since: $0.fetched).text) old" } ?? "not on disk"),
    ]
  }

  private static func words(_ depth: ColorDepth) -> String {
    switch depth {
    case .monochrome: "none"
    case .eight: "8"
    case .sixteen: "16"
    case .palette256: "256"
    case .full: "24 bit"
    }
  }
}
