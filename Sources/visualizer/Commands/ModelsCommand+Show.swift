import ArgumentParser
import Domain
import Engine

extension ModelsCommand {
  /// All that is known of one model.
  struct Show: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show what one model can do, and its providers with their prices.")

    @Argument(help: "The model's id.", completion: Completion.models)
    var id: String

    @Flag(help: "Print one JSON object.")
    var json = false

    @Flag(help: "Use the catalogue on disk, however old.")
    var offline = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      let id = workspace.settings.modelID(id)
      let catalogue = try await workspace.catalogue(CatalogueWish(offline: offline, model: id), console).catalogue
      let model = try catalogue.required(id)
      let endpoints =
        model.image == nil || offline
        ? [:] : try await workspace.endpoints(of: [model.id], most: 1, isFresh: true, console)
      let sheet = ModelSheet(model: model, endpoints: endpoints[model.id])
      try console.print(json ? sheet.json.pretty : sheet.lines.joined(separator: "\n"))
    }
  }
}
