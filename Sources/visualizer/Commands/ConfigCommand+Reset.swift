import ArgumentParser
import Domain
import Storage

extension ConfigCommand {
  /// Puts settings back to their defaults.
  struct Reset: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put settings back to their defaults.",
      discussion: """
        A value that cannot be read goes, too.

        EXAMPLES
          visualizer config reset general.timeout
          visualizer config reset --all
        """)

    @Argument(help: "The names, e.g. general.timeout.")
    var keys: [String] = []
    @Flag(help: "All settings. Styles, key and pictures stay.")
    var all = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
      if keys.isEmpty != all { throw ValidationError("Name the settings, or give --all.") }
    }

    func run() throws {
      let console = Console()
      let fields = all ? Fields.all : try keys.map { key throws(Failure) in try ConfigCommand.field(key) }
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      let store = YAMLSettingsStore(paths: workspace.paths, environment: [:])
      try store.reset(fields, forAllModels: all)
      for field in fields where workspace.loaded.overridden.contains(field.id) {
        console.note("\(field.environmentName) overrides \(field.id) for now.")
      }
    }
  }
}
