/// How a simulator behaves.
package struct SimulatorOptions: Sendable {
  /// The port on 127.0.0.1; 0 takes a free one.
  package var port: UInt16
  /// How long an answer with a picture or a text takes at least.
  package var latency: Duration
  /// Keys that are let in; nil lets any key that begins with `sk-or-` in. The demo key always works.
  package var acceptedKeys: Set<String>?
  /// What goes wrong from the start.
  package var faults: [Fault]
  package var catalogue: CatalogueSource
  package var detail: PictureDetail

  package init(
    port: UInt16 = 0, latency: Duration = .seconds(2), acceptedKeys: Set<String>? = nil, faults: [Fault] = [],
    catalogue: CatalogueSource = .recorded, detail: PictureDetail = .standard
  ) {
    self.port = port
    self.latency = latency
    self.acceptedKeys = acceptedKeys
    self.faults = faults
    self.catalogue = catalogue
    self.detail = detail
  }
}
