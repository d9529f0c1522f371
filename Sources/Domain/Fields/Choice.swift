/// One row of a dropdown.
package struct Choice: Hashable, Sendable {
  /// What is stored.
  package var value: String
  /// What is shown.
  package var title: String
  /// A few words beside the title.
  package var detail: String
  /// Whether a rule follows it.
  package var endsGroup = false

  package init(_ value: String, _ title: String? = nil, detail: String = "") {
    self.value = value
    self.title = title ?? value
    self.detail = detail
  }
}
