import Domain
import Storage

extension Workspace {
  /// What is known before anything is asked of the service: for the first frame, and for checking settings.
  ///
  /// - Parameter themes: names, where they were read already.
  func world(themes: [String]? = nil) -> World {
    var world = World()
    world.styles = styleFiles.load().styles
    world.themes = themes ?? themeFiles.load().themes.map(\.name)
    world.keyState = key == nil ? .missing : .untried
    world.keySource = key == nil ? nil : keySource
    world.maskedKey = key?.masked
    world.keySearch = KeySearch(key)
    world.isDemo = isDemo
    world.stylesFolder = paths.styles
    return world
  }

  /// Asks about the key.
  func keyState() async -> KeyState {
    if let keyFailure { return .refused(keyFailure.title) }
    guard key != nil else { return .missing }
    do throws(Failure) {
      return .valid(try await service().keyInfo())
    } catch {
      return KeyState(error)
    }
  }
}
