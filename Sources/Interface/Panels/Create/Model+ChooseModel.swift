import Cells
import Domain

extension Model {
  /// The setting with the model that Create uses now: the client on Instruct, else the one of the capability.
  var createModelSetting: (id: String, capability: Capability?) {
    guard create.tab != .instruct else { return ("general.client", nil) }
    let capability = create.draft.capability
    return ("\(capability.rawValue).model", capability)
  }

  /// `m`: the picker, on the panel of a capability for that, elsewhere for Create.
  mutating func chooseModel() -> [Effect] {
    if let capability = panel.capability {
      zone = .form
      return open("\(capability.rawValue).model", capability)
    }
    if panel != .create { go(to: .create) }
    layers = []
    isZoomed = false
    create.showsResult = false
    zone = .form
    let setting = createModelSetting
    return open(setting.id, setting.capability)
  }

  private mutating func open(_ id: String, _ capability: Capability?) -> [Effect] {
    let ref = FieldRef.setting(id)
    if let place = form.refs.firstIndex(of: ref) { focus[panel] = place }
    return openPicker(ref, capability)
  }

  /// A model and what an image of it costs, as far as both have room: the price is worth more than the author's name.
  func nameAndPrice(of ref: FieldRef, width: Int) -> (name: String, price: String) {
    let id = value(of: ref).text
    let short = StatusView.shortName(id)
    guard case .model(let capability?)? = control(of: ref), capability.makesImages,
      let price = ModelFacts.briefPrice(id, self)
    else { return (id, "") }
    func fits(_ name: String, _ price: String) -> Bool { DisplayWidth.of(name) + DisplayWidth.of(price) + 2 <= width }
    if fits(id, price + "/image") { return (id, price + "/image") }
    if fits(short, price + "/image") { return (short, price + "/image") }
    return width >= 20 ? (short, price) : (short, "")
  }
}
