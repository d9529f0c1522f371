import Cells
import Domain

/// Going from panel to panel, and between the parts of one.
extension Model {
  mutating func goPanels(_ steps: Int) {
    let listed = Panel.listed(settings)
    let current = listed.firstIndex(of: panel) ?? 0
    go(to: listed[(current + steps + listed.count) % listed.count])
  }

  mutating func go(to panel: Panel) {
    self.panel = panel
    editor = nil
    gallery.isFromCreate = false
    gallery.severalBehind = nil
    gallery.tournament = nil
    if panel == .gallery, !isInGallery || gallery.view != .many {
      gallery.view = .many
      // Another instance may have changed what is there.
      gallery.asked.query = nil
    }
    isZoomed = false
    settleZone()
  }

  /// The keys never go to a part that is not on the screen.
  mutating func settleZone() {
    let layout = layout
    if zone == .rail, layout.rail == nil { zone = .form }
    if zone == .result, layout.result == nil { zone = .form }
    if zone == .gallery, layout.gallery == nil { zone = .form }
    if zone == .form, layout.form == nil { zone = layout.result == nil ? .gallery : .result }
  }

  mutating func moveZone(_ steps: Int) {
    let layout = layout
    var zones: [Zone] = layout.rail == nil ? [] : [.rail]
    if panel == .create, size.width < 110 {
      zones += [.form, .result]
    } else {
      if layout.form != nil { zones.append(.form) }
      if layout.result != nil { zones.append(.result) }
      if layout.gallery != nil { zones.append(.gallery) }
    }
    let index = zones.firstIndex(of: zone) ?? 0
    zone = zones[(index + steps + zones.count) % zones.count]
    if panel == .create, size.width < 110, zone != .rail { create.showsResult = zone == .result }
  }
}
