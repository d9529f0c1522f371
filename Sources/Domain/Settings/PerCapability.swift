/// Something that there is one of for each capability.
package protocol PerCapability {
  associatedtype Part

  var textToImage: Part { get set }
  var editing: Part { get set }
  var analysis: Part { get set }
}

extension PerCapability {
  package subscript(capability: Capability) -> Part {
    get {
      switch capability {
      case .textToImage: textToImage
      case .editing: editing
      case .analysis: analysis
      }
    }
    set {
      switch capability {
      case .textToImage: textToImage = newValue
      case .editing: editing = newValue
      case .analysis: analysis = newValue
      }
    }
  }
}

extension Settings: PerCapability {}
extension Settings.General: PerCapability {}
