/// Where the user is: the panel, its part that has the keys, and the focus there.
package struct Location: Sendable {
  package var panel = Panel.create
  package var zone = Zone.form
  /// Where the focus is on each panel's form: a place among its entries that can have it.
  package var focus: [Panel: Int] = [:]
  var formScroll: FormScroll?
  package var isZoomed = false
}

extension Model {
  package var panel: Panel {
    get { location.panel }
    set { location.panel = newValue }
  }

  package var zone: Zone {
    get { location.zone }
    set { location.zone = newValue }
  }

  package var focus: [Panel: Int] {
    get { location.focus }
    set { location.focus = newValue }
  }

  var formScroll: FormScroll? {
    get { location.formScroll }
    set { location.formScroll = newValue }
  }

  package var isZoomed: Bool {
    get { location.isZoomed }
    set { location.isZoomed = newValue }
  }
}
