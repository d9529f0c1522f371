import Cells
import Domain

/// One request of the gateway, whole, with its picture.
package struct GatewayRequestLayer: Layer {
  package let id: String
  /// The first line that is seen.
  package var list = ListState()

  package init(_ id: String) { self.id = id }

  package var context: KeyContext { .reading }

  package func draw(_ model: Model, _ canvas: inout Canvas) {
    if let view = GatewayRequestView(self, model) { view.draw(&canvas) }
  }

  package mutating func move(by steps: Int, in model: Model) {
    guard let view = GatewayRequestView(self, model) else { return }
    list.move(by: steps, count: max(1, view.lines.count - view.facts.height + 1))
  }

  package func enter(_ model: inout Model) -> [Effect] { model.perform(.back) }

  package func click(_ point: Point, _ model: inout Model) -> [Effect]? {
    if GatewayRequestView(self, model)?.frame.contains(point) != true { model.layers.removeLast() }
    return []
  }

  package func description(in model: Model) -> String? { "Its pictures are in the gallery. Esc closes." }
  package func hints(in model: Model) -> [KeyHints.Wanted] { [([.up, .down], "scroll"), ([.back], "close")] }
}

extension Model {
  /// The picture of the request that is shown whole.
  private var requestPicture: String? {
    guard let layer = top(GatewayRequestLayer.self) else { return nil }
    return gateway.requests.first { $0.id == layer.id }?.assets.first
  }

  /// What that picture lacks to be shown.
  mutating func neededOfRequest() -> [Effect] {
    guard let id = requestPicture, gallery.large(id) == nil else { return [] }
    guard let item = gallery.item(id) else {
      guard gallery.asked.rows.insert(id).inserted else { return [] }
      return [.gallery(.load([id]))]
    }
    guard gallery.asked.large != id else { return [] }
    gallery.asked.large = id
    return [.gallery(.large(FileWish(item)))]
  }

  /// Scales it.
  mutating func prepareRequest() {
    guard let id = requestPicture, let bitmap = gallery.large(id)?.bitmap, let layer = top(GatewayRequestLayer.self),
      let box = GatewayRequestView(layer, self)?.picture.size, !box.isEmpty
    else { return }
    _ = gallery.rendered.surface(.asset(id), bitmap, fitting: box, look: look)
  }
}
