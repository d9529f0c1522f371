import Cells
import Domain

extension Model {
  /// The layer on top, where it is one of a kind.
  package func top<Kind: Layer>(_ kind: Kind.Type) -> Kind? { layers.last as? Kind }

  /// Whether a layer of a kind is on top.
  package func isOnTop<Kind: Layer>(_ kind: Kind.Type) -> Bool { layers.last is Kind }

  mutating func replaceTop(_ layer: any Layer) {
    if !layers.isEmpty { layers[layers.count - 1] = layer }
  }

  /// Changes the layer on top, where it is one of a kind.
  mutating func withTop<Kind: Layer>(_ kind: Kind.Type, _ change: (inout Kind) -> Void) {
    guard var layer = top(kind) else { return }
    change(&layer)
    replaceTop(layer)
  }

  /// Changes all layers of a kind, wherever they lie.
  mutating func withLayers<Kind: Layer>(_ kind: Kind.Type, _ change: (inout Kind) -> Void) {
    for index in layers.indices {
      guard var layer = layers[index] as? Kind else { continue }
      change(&layer)
      layers[index] = layer
    }
  }

  mutating func closeLayers<Kind: Layer>(_ kind: Kind.Type, where isMeant: (Kind) -> Bool = { _ in true }) {
    layers.removeAll { ($0 as? Kind).map(isMeant) ?? false }
  }

  /// Enter in the top layer.
  mutating func enterLayer() -> [Effect] { layers.last?.enter(&self) ?? [] }

  /// - Returns: whether there is a layer that the move went to.
  mutating func moveInLayer(_ steps: Int) -> Bool {
    guard var top = layers.last else { return false }
    top.move(by: steps, in: self)
    replaceTop(top)
    return true
  }

  /// Runs a change on the text of the top layer; nil when it takes none.
  mutating func withLayerText(_ change: (inout TextBuffer) -> Bool) -> Bool? {
    guard var top = layers.last, var text = top.text else { return nil }
    let before = text
    let fits = change(&text)
    top.text = text
    top.follow(from: before, in: self)
    replaceTop(top)
    return fits
  }
}
