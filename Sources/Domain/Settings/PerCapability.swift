/// Something that there is one of for each capability.
package protocol PerCapability {
  associatedtype Part

  var textToImage: Part { get set }
  var editing: Part { get set }
  var analysis: Part { get set }
}

extension PerCapability {
  package subscript(capability: Capability) -> Part {
    get { self[keyPath: Self.path(of: capability)] }
    set { self[keyPath: Self.path(of: capability)] = newValue }
  }

  private static func path(of capability: Capability) -> WritableKeyPath<Self, Part> {
    switch capability {
    case .textToImage: \.textToImage
    case .editing: \.editing
    case .analysis: \.analysis
    }
  }
}

extension Settings: PerCapability {}
extension Settings.General: PerCapability {}
