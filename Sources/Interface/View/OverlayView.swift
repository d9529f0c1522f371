import Cells
import Domain

/// Whatever lies over the panels: the open list of a field, then the layers, the top one last.
enum OverlayView {
  static func draw(_ model: Model, _ canvas: inout Canvas) {
    switch model.editor {
    case .dropdown(let state):
      ListOverlay(dropdown: state, model: model).draw(&canvas)
    case .multiselect(let state):
      ListOverlay(multiselect: state, model: model).draw(&canvas)
    case .picker(let state): PickerView.draw(state, model, &canvas)
    default: break
    }
    for layer in model.layers {
      canvas.surface.cursor = nil
      layer.draw(model, &canvas)
    }
  }

  /// The open list that a click goes to.
  static func list(_ model: Model) -> ListPlace? {
    if let top = model.layers.last { return top.place(in: model) }
    return switch model.editor {
    case .dropdown(let state): ListOverlay(dropdown: state, model: model).place
    case .multiselect(let state): ListOverlay(multiselect: state, model: model).place
    case .picker(let state): PickerView.place(state, model)
    default: nil
    }
  }
}
