import Domain
import Foundation
import OpenRouter
import Runtime
import Simulator
import Storage

func temporary() throws {
  let env = ProcessInfo.processInfo.environment
  let paths = Paths(environment: env)
  let notices = paths.prepare()
  let store = YAMLSettingsStore(paths: paths, environment: env)
  let loaded = store.load()
  let themes = ThemeFiles(paths: paths).load().themes
  var world = World()
  world.styles = StyleFiles(paths: paths).load().styles
  world.themes = themes.map(\.name)
  world.isDemo = true
  world.keyState = .untried
  world.maskedKey = "demo"
  world.keySource = .demo
  world.stylesFolder = paths.styles
  let services = Services(
    makeService: { key async throws(Failure) in
      do {
        let sim = try await Simulator.start()
        return OpenRouterClient(baseURL: try BaseURL(sim.baseURL), key: key)
      } catch { throw Failure(.network, "\(error)") }
    }, reading: CatalogueReader(), cache: DiskCatalogueCache(paths: paths), settings: store,
    keys: FileKeyStore(paths: paths, environment: env), pictures: DiskPictureStore(paths: paths),
    desktop: HostDesktop(environment: env), source: "demo")
  let s = ScreenSession(
    loaded: loaded, world: world, themes: themes, services: services, key: try APIKey(Simulator.demoKey),
    environment: env, notices: notices)
  exit(try s.run())
}
try temporary()
