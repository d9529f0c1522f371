import Domain
import Engine
import Foundation
import Storage

/// Shows what the file of another program would change, asks, and changes it.
struct SettingsImport {
  let program: ForeignProgram
  let options: ImportCommand.Options
  private let console = Console()

  init(_ program: ForeignProgram, _ options: ImportCommand.Options) {
    self.program = program
    self.options = options
  }

  func run() throws(Failure) {
    let workspace = try Workspace.open(options.global, console, toleratingAddress: true)
    let catalogue = workspace.engine.keptCatalogue() ?? .empty
    let file = try ForeignDocument(path: (options.file as NSString).expandingTildeInPath)
    let words = ForeignWords(providers: catalogue.providers) { catalogue.model($0) != nil }
    // Without the environment's overrides: they could get into the file.
    let store = YAMLSettingsStore(paths: workspace.paths, environment: [:])
    var world = workspace.world()
    world.catalogue = catalogue
    let merge = SettingsMerge(program.settings(of: file, words), into: store.load().settings, world)
    if !options.json { try show(merge) }
    let isApplied = try merge.rows.isEmpty ? false : permits(merge)
    if isApplied { _ = try store.save(merge.new, changedFrom: merge.old) }
    let isKeyKept = try keepKey(of: merge, workspace)
    if options.json { try console.print(ImportReport(merge, isApplied: isApplied, isKeyKept: isKeyKept).json.pretty) }
    if isApplied, !options.json {
      console.note("\(merge.rows.count) \(merge.rows.count == 1 ? "setting" : "settings") changed.")
    }
  }

  private func show(_ merge: SettingsMerge) throws(Failure) {
    let report = ImportReport(merge, isApplied: false, isKeyKept: false)
    for line in report.lines(of: program.title) { try console.print(line) }
  }

  private func permits(_ merge: SettingsMerge) throws(Failure) -> Bool {
    if options.dryRun { return false }
    if options.yes { return true }
    guard console.hasTerminal else {
      throw Failure(
        .usage, "Nothing was changed: there is nobody to ask.", advice: "Add --yes to change these settings.")
    }
    return try console.asks("Change \(merge.rows.count == 1 ? "this setting" : "these \(merge.rows.count) settings")?")
  }

  private func keepKey(of merge: SettingsMerge, _ workspace: Workspace) throws(Failure) -> Bool {
    guard let key = merge.key, !options.dryRun else { return false }
    guard try permitsKey(key) else {
      console.note("The key \(key.masked) in the file was left alone. Add --with-key to keep it here.")
      return false
    }
    try workspace.keys.save(key)
    console.note("The key \(key.masked) is kept in \(Harmless.line(workspace.paths.keyFile)).")
    return true
  }

  private func permitsKey(_ key: APIKey) throws(Failure) -> Bool {
    if options.withKey { return true }
    guard !options.yes, console.hasTerminal else { return false }
    return try console.asks("The file holds the key \(key.masked). Keep it here, too?")
  }
}
