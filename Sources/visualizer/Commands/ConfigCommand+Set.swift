import ArgumentParser
import Domain
import Engine
import OpenRouter
import Storage

extension ConfigCommand {
  /// Changes one setting.
  struct Set: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Change a setting.",
      discussion: "Write -- before a value that begins with a dash, and \"\" for an empty one.")

    @Argument(help: "The name, e.g. general.timeout.", completion: Completion.settings)
    var key: String

    @Argument(help: "The value; lists are comma-separated.")
    var value: String

    @OptionGroup var global: GlobalOptions

    func run() throws {
      let console = Console()
      let field = try ConfigCommand.field(key)
      let workspace = try Workspace.open(global, console, toleratingAddress: true)
      try workspace.change(console) { settings throws(Failure) in
        settings = try changed(settings, field, workspace, console)
      }
    }

    private func changed(
      _ old: Settings, _ field: Field, _ workspace: Workspace, _ console: Console
    ) throws(Failure) -> Settings {
      var world = workspace.world()
      world.catalogue = workspace.engine.keptCatalogue() ?? .empty
      let parsed = try field.parse(value, settings: old, world: world)
      if !world.catalogue.isEmpty, !field.isShown(old, world) {
        console.note("The chosen model has no such setting; it is kept for later.")
      }
      if case .model = field.control.resolved(old, world) { remark(parsed.text, world.catalogue, console) }
      if field.id == "general.base-url" { try checkAddress(parsed.text) }
      var new = old
      field.write(&new, parsed)
      return new
    }

    /// A model may appear tomorrow, so an unknown one is only remarked upon.
    private func remark(_ model: String, _ catalogue: Catalogue, _ console: Console) {
      guard !catalogue.isEmpty, catalogue.model(model) == nil else { return }
      let near = catalogue.nearest(to: model, count: 3).joined(separator: ", ")
      console.note("\(model) is not in the catalogue.\(near.isEmpty ? "" : " Near it: \(near).")")
    }

    private func checkAddress(_ text: String) throws(Failure) {
      if !text.isEmpty { _ = try BaseURL(text) }
    }
  }
}
