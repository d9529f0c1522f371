import ArgumentParser
import Domain
import Engine

extension ModelsCommand {
  /// Chooses the model for some work.
  struct Set: ServiceCommand {
    static let configuration = CommandConfiguration(
      abstract: "Choose the model for some work.",
      discussion: """
        A reference is author/slug, openrouter/author/slug, or one of your own names (models aliases).

        EXAMPLES
          visualizer models set google/gemini-2.5-flash-image
          visualizer models set openrouter/auto --for client
        """)

    @Argument(help: "The model.")
    var reference: String

    @Option(name: .customLong("for"), help: ArgumentHelp("\(RoleOption.names).", valueName: "work"))
    var role = RoleOption.usual

    @OptionGroup var global: GlobalOptions

    func run() async throws {
      let console = Console()
      let workspace = try Workspace.open(global, console)
      let role = role.role
      let id = workspace.settings.modelID(reference)
      let model = try await workspace.model(id, for: role, console)
      try workspace.set(role.field, to: .word(model), console)
      console.note("\(role.title): \(model).")
      if let capability = role.capability, workspace.settings.general[capability] == .none {
        console.note("Its backend is none: visualizer config set general.\(capability.rawValue) openrouter")
      }
    }
  }
}

extension Workspace {
  /// A model by its id, once the catalogue says that it can do the work. Where there is no catalogue, it is taken as it stands.
  func model(_ id: String, for role: ModelRole, _ console: Console) async throws(Failure) -> String {
    do throws(Failure) {
      let catalogue = try await catalogue(CatalogueWish(model: id), console).catalogue
      return try role.required(id, in: catalogue).id
    } catch {
      guard [.network, .timeout].contains(error.kind), !id.isEmpty else { throw error }
      console.note("The catalogue cannot be asked whether \(Harmless.line(id, limit: 120)) can do this: \(error.title)")
      return Harmless.line(id, limit: 500)
    }
  }
}
